package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangedFilesTest {
  private final Path directory;

  ChangedFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Session fleet() {
    return Session.in(directory)
        .file(".git/HEAD", "")
        .file("a/a.yaml", Exhibits.IN_CLEAR)
        .file("b/b.yaml", Exhibits.prometheus("http://other.example.com/"))
        .file("c/c.yaml", Exhibits.IN_CLEAR);
  }

  private static String places(Outcome outcome) {
    return outcome.out().replaceAll(":.*\\[", " ").replaceAll("\\].*", "");
  }

  @Test
  void areFoundInTheFirstPlaceOfAFinding() {
    assertThat(places(fleet().run("lint", "--format=concise", "--changed", "b/b.yaml")))
        .isEqualTo("b/b.yaml plain-http\n");
  }

  @Test
  void areFoundInRelatedPlaces() {
    assertThat(places(fleet().run("lint", "--format=concise", "--changed", "a/a.yaml")))
        .isEqualTo("a/a.yaml plain-http\nc/c.yaml shared-target\n");
  }

  @Test
  void areFoundInHops() {
    Session session =
        Session.in(directory)
            .file(
                "kustomization.yaml", "configMapGenerator: [{name: p, files: [prometheus.yml]}]\n")
            .file("prometheus.yml", Exhibits.IN_CLEAR);
    assertThat(places(session.run("lint", "--format=concise", "--changed", "kustomization.yaml")))
        .isEqualTo("prometheus.yml plain-http\n");
  }

  @Test
  void decideTheExitCode() {
    Session session = fleet().file("d/d.yaml", Exhibits.CLEAN);
    assertThat(session.run("lint", "--format=concise", "--changed", "d/d.yaml"))
        .isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void mayBeNamedInEveryWay() {
    String two = "a/a.yaml plain-http\nb/b.yaml plain-http\nc/c.yaml shared-target\n";
    String[][] ways = {
      {"lint", "--format=concise", "--changed", "a/a.yaml", "b/b.yaml"},
      {"lint", "--format=concise", "--changed=a/a.yaml,b/b.yaml", "."},
      {"lint", "--format=concise", ".", "--changed", "a/a.yaml", "--changed", "b/b.yaml"},
      {"lint", "--changed", "--format=concise", "a/a.yaml", "b/b.yaml"},
      {"lint", "--format=concise", "--changed", "a", "b"}
    };
    for (String[] way : ways) {
      assertThat(places(fleet().run(way))).isEqualTo(two);
    }
  }

  @Test
  void mayBeListedOneALineOrWithNul() {
    for (String list : new String[] {"b/b.yaml\n", "b/b.yaml\r\n\r\n", "b/b.yaml\0"}) {
      Outcome outcome =
          fleet().runWith(list, Map.of(), "lint", "--format=concise", "--files-from", "-");
      assertThat(places(outcome)).isEqualTo("b/b.yaml plain-http\n");
    }
    Session session = fleet().file("list.txt", "b/b.yaml");
    assertThat(places(session.run("lint", "--format=concise", "--files-from=list.txt")))
        .isEqualTo("b/b.yaml plain-http\n");
  }

  @Test
  void mayBeRelativeToTheRootAsGitNamesThem() {
    assertThat(places(fleet().at("b").run("lint", "--format=concise", "--changed", "b/b.yaml")))
        .isEqualTo("b.yaml plain-http\n");
  }

  @Test
  void hideNothingIfOneWasDeleted() {
    assertThat(fleet().run("lint", "--changed", "b/b.yaml", "gone.yaml").out())
        .isEqualTo(fleet().run("lint").out());
  }

  @Test
  void hideEverythingIfThereAreNone() {
    assertThat(fleet().run("lint", "--format=concise", "--changed"))
        .isEqualTo(new Outcome(0, "", ""));
  }
}
