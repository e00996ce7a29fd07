package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
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
    assertThat(session.at("repo/overlays").run("lint", "edge", "--format=concise").out())
        .startsWith("overlays/edge/a.yaml:2");
    assertThat(session.run("lint", "repo/overlays/edge/a.yaml", "--format=concise").out())
        .startsWith("overlays/edge/a.yaml:2");
  }

  @Test
  void areRelativeToAWorkTreeWhoseGitIsAFile() {
    Session session =
        Session.in(directory)
            .file("repo/.git", "gitdir: elsewhere\n")
            .file("repo/x/a.yaml", Exhibits.IN_CLEAR);
    assertThat(session.at("repo/x").run("lint", "--format=concise").out()).startsWith("x/a.yaml:2");
  }

  @Test
  void areRelativeToTheDirectoryGivenWithoutGit() {
    Session session = Session.in(directory).file("x/y/a.yaml", Exhibits.IN_CLEAR);
    assertThat(session.run("lint", "x", "--format=concise").out()).startsWith("y/a.yaml:2");
    assertThat(session.run("lint", "x/y/a.yaml", "--format=concise").out()).startsWith("a.yaml:2");
    assertThat(session.run("lint", "--root", ".", "x/y/a.yaml", "--format=concise").out())
        .startsWith("x/y/a.yaml:2");
    assertThat(session.at("x/y").run("lint", "--root", "..", "--format=concise").out())
        .startsWith("y/a.yaml:2");
  }

  @Test
  void mustAllLieBelowOneRoot() {
    Session session =
        Session.in(directory).file("a/a.yaml", Exhibits.CLEAN).file("b/b.yaml", Exhibits.CLEAN);
    Outcome outcome = session.run("lint", "a", "b");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("`b` does not lie below `").hasLineCount(1);
    assertThat(session.run("lint", "--root", ".", "a", "b").code()).isZero();
  }
}
