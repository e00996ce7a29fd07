package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClustersCommandTest {
  private static final String NAMESPACE = "{apiVersion: v1, kind: Namespace, metadata: {name: a}}";

  @Test
  void showsEachClusterOfAFleet() {
    Outcome outcome =
        Session.in(Path.of(System.getProperty("mcmetrics.testdata")))
            .at("fleets/four-clusters")
            .run("clusters", "--root=.");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains(
            "cluster-01-central  central  1        layout    one of 4 directories in `overlays`\n")
        .contains("  overlays/cluster-01-central/thanos\n");
  }

  @Test
  void believesTheConfiguration(@TempDir Path directory) {
    Session session =
        Session.in(directory)
            .file(".mcmetrics.yaml", "clusters: [{name: seoul, path: a, role: edge}]")
            .file("a/n.yaml", NAMESPACE);
    assertThat(session.run("clusters", "--root=.").out())
        .contains("seoul    edge  0        configuration  declared in .mcmetrics.yaml\n");
  }

  @Test
  void writesJson(@TempDir Path directory) {
    Session session =
        Session.in(directory)
            .file("clusters/a/n.yaml", NAMESPACE)
            .file("clusters/b/n.yaml", NAMESPACE);
    assertThat(session.run("clusters", "--root=.", "--format=json").out())
        .contains("\"name\": \"a\"", "\"naming\": \"layout\"", "\"clusterLabel\": \"cluster\"");
  }

  @Test
  void namesTheSameClustersAsTraceDoes(@TempDir Path directory) {
    Session session =
        Session.in(directory)
            .file("clusters/a/n.yaml", NAMESPACE)
            .file("clusters/b/n.yaml", NAMESPACE);
    Outcome one = session.run("trace", "--root=.", "--cluster=b");
    assertThat(one.code()).isEqualTo(3);
    assertThat(one.out())
        .isEqualTo(
            "nothing in the tree sends samples\n\nb\n  no sender is written down for this cluster\n");
    assertThat(session.run("trace", "--root=.", "--cluster=c").code()).isEqualTo(2);
    assertThat(session.run("lint", "--root=.", "--format=json").out()).contains("\"clusters\": 2");
  }

  @Test
  void exitsWith3WhereThereIsNoCluster(@TempDir Path directory) {
    Session session = Session.in(directory).file("package.json", Exhibits.UNKNOWN);
    assertThat(session.run("clusters", "--root=.").code()).isEqualTo(3);
  }

  @Test
  void readsNoStandardInput(@TempDir Path directory) {
    assertThat(Session.in(directory).run("clusters", "-").code()).isEqualTo(2);
  }

  @Test
  void hasHelpThatNamesEveryFlag() {
    for (String flag : ClustersCommand.flags().names()) {
      assertThat(Help.CLUSTERS).contains(flag);
    }
  }

  @Test
  void saysThatSomethingWasNotSeen(@TempDir Path directory) {
    Session session =
        Session.in(directory)
            .file("kustomization.yaml", "resources: [p.yaml]")
            .file("p.yaml", "kind: Prometheus\nspec: {remoteWrite: [");
    assertThat(session.run("clusters", "--root=.").out())
        .contains("not seen: ", ", which `mcmetrics lint` names\n");
  }

  @Test
  void noCommandForTreesReadsStandardInputExceptLint(@TempDir Path directory) {
    for (String command : List.of("clusters", "coverage", "render", "trace")) {
      assertThat(Session.in(directory).run(command, "-").err())
          .contains("`" + command + "` reads directories and files, and no standard input");
    }
    assertThat(Session.in(directory).run("why", "seoul", "spec", "-").err())
        .contains("`why` reads directories and files, and no standard input");
  }
}
