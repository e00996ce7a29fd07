package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LintPathsTest {
  private final Path directory;

  LintPathsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void areRelativeToTheGitWorkTree() {
    Session session =
        Session.in(directory)
            .file("repo/.git/HEAD", "")
            .file("repo/overlays/edge/a.yaml", Exhibits.IN_CLEAR);
    assertThat(session.at("repo/overlays").run("lint", "edge", "--format=json").out())
        .contains("\"overlays/edge/a.yaml\"", "\"root\": \"..\"");
    assertThat(session.run("lint", "repo/overlays/edge/a.yaml", "--format=json").out())
        .contains("\"overlays/edge/a.yaml\"", "\"root\": \"repo\"");
    assertThat(session.at("repo").run("lint", "--format=json").out()).doesNotContain("\"root\"");
  }

  @Test
  void areRelativeToAWorkTreeWhoseGitIsAFile() {
    Session session =
        Session.in(directory)
            .file("repo/.git", "gitdir: elsewhere\n")
            .file("repo/x/a.yaml", Exhibits.IN_CLEAR);
    assertThat(session.at("repo/x").run("lint", "--format=json").out()).contains("\"x/a.yaml\"");
  }

  @Test
  void areShownFromWhereTheUserStands() {
    Session session =
        Session.in(directory)
            .file("repo/.git/HEAD", "")
            .file("repo/overlays/edge/a.yaml", Exhibits.IN_CLEAR);
    assertThat(session.at("repo/overlays").run("lint", "edge", "--format=concise").out())
        .startsWith("edge/a.yaml:2");
    assertThat(session.run("lint", "repo/overlays/edge/a.yaml", "--format=concise").out())
        .startsWith("repo/overlays/edge/a.yaml:2");
    assertThat(session.at("repo/overlays/edge").run("lint", "..").out())
        .contains(" --> a.yaml:2", "root: ../.. (the git work tree)");
    assertThat(session.at("repo/overlays/edge").run("trace", "..").err())
        .isEqualTo("mcmetrics: root: ../.. (the git work tree)\n");
  }

  @Test
  void includeWhatTheyReferToWithAndWithoutGit() {
    Session session =
        Session.in(directory)
            .file("base/kustomization.yaml", "resources: [p.yaml]\n")
            .file(
                "base/p.yaml",
                """
                apiVersion: monitoring.coreos.com/v1
                kind: Prometheus
                metadata: {name: p}
                spec:
                  remoteWrite: [{url: 'http://receive.example.com/b'}]
                """)
            .file("other/a.yaml", Exhibits.IN_CLEAR)
            .file("overlays/x/kustomization.yaml", "resources: [../../base]\n");
    Outcome without = session.at("overlays").run("lint", "x", "--format=concise");
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.out()).startsWith("../base/p.yaml:5").hasLineCount(1);
    assertThat(session.at("overlays").run("lint", "x").out())
        .contains("root: .. (files refer to what lies there)");
    assertThat(session.at("overlays").run("render", "x").out()).contains("kind: Prometheus");
    session.file(".git", "gitdir: elsewhere\n");
    assertThat(session.at("overlays").run("lint", "x", "--format=concise")).isEqualTo(without);
  }

  @Test
  void ofASingleFileSayTheSameAsStandardInput() {
    Session session =
        Session.in(directory)
            .file("x/kustomization.yaml", "configMapGenerator: [{name: x, files: [a.yaml]}]\n")
            .file("x/a.yaml", Exhibits.IN_CLEAR);
    Outcome file = session.at("x").run("lint", "a.yaml", "--format=concise");
    Outcome input = session.runWith(Exhibits.IN_CLEAR, Map.of(), "lint", "-", "--format=concise");
    assertThat(file.code()).isEqualTo(1);
    assertThat(file.out().replace("a.yaml", "stdin")).isEqualTo(input.out());
  }

  @Test
  void doNotIncludeWhatGitIgnores() {
    Session session =
        Session.in(directory)
            .file(".gitignore", "b.yaml\n")
            .file("a.yaml", Exhibits.CLEAN)
            .file("b.yaml", Exhibits.IN_CLEAR);
    assertThat(session.run("lint").out())
        .endsWith("1 path left out by .gitignore; --no-ignore reads them\n");
    assertThat(session.run("lint", "--no-ignore").code()).isEqualTo(1);
    assertThat(session.run("lint", "b.yaml").code()).isEqualTo(1);
    assertThat(session.run("trace").out()).doesNotContain("b.yaml");
    assertThat(session.run("coverage").out()).contains("b.yaml (left out by `.gitignore`)");
    assertThat(session.run("coverage", "--no-ignore").out()).doesNotContain("left out");
  }

  @Test
  void areRelativeToTheDirectoryGivenWithoutGit() {
    Session session = Session.in(directory).file("x/y/a.yaml", Exhibits.IN_CLEAR);
    assertThat(session.run("lint", "x", "--format=json").out()).contains("\"y/a.yaml\"");
    assertThat(session.run("lint", "x/y/a.yaml", "--format=json").out()).contains("\"a.yaml\"");
    assertThat(session.run("lint", "--root", ".", "x/y/a.yaml", "--format=json").out())
        .contains("\"x/y/a.yaml\"");
    assertThat(session.at("x/y").run("lint", "--root", "..", "--format=json").out())
        .contains("\"y/a.yaml\"");
  }

  @Test
  void mayBeSeveralBelowOneDirectory() {
    Session session =
        Session.in(directory).file("a/a.yaml", Exhibits.CLEAN).file("b/b.yaml", Exhibits.IN_CLEAR);
    assertThat(session.run("lint", "a", "b", "--format=concise").out()).startsWith("b/b.yaml:2");
    assertThat(session.at("a").run("lint", ".", "../b").out())
        .contains("root: .. (the nearest directory around all paths)");
  }

  @Test
  void mustAllLieBelowTheRootThatIsNamed() {
    Session session =
        Session.in(directory).file("a/a.yaml", Exhibits.CLEAN).file("b/b.yaml", Exhibits.CLEAN);
    Outcome outcome = session.run("lint", "--root", "a", "a", "b");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("`b` does not lie below `").hasLineCount(1);
    assertThat(session.run("lint", "--root", ".", "a", "b").code()).isZero();
  }
}
