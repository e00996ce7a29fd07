package io.mcmetrics.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.config.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkTreeTest {

  @Test
  void theRootIsThatOfTheGitWorkTree(@TempDir Path top) throws IOException {
    Path root = root(top);
    Path base = root.resolve("deploy");
    assertThat(WorkTree.around(base)).isEqualTo(new WorkTree(root, true, base));
  }

  @Test
  void theBaseDirectoryIsLintedUnlessPathsAreNamed(@TempDir Path top) throws IOException {
    Path root = root(top);
    WorkTree tree = WorkTree.around(root.resolve("deploy"));
    assertThat(tree.linted(List.of())).containsExactly(root.resolve("deploy"));
    assertThat(tree.linted(List.of(".."))).containsExactly(root);
  }

  @Test
  void pathsMustExistAndLieInside(@TempDir Path top) throws IOException {
    WorkTree tree = WorkTree.around(root(top).resolve("deploy"));
    assertThatThrownBy(() -> tree.linted(List.of("nowhere")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no");
    assertThatThrownBy(() -> tree.linted(List.of("../..")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is outside of");
  }

  /** Makes a work tree such as {@code git worktree add} makes it: its .git is a file. */
  private static Path root(Path top) throws IOException {
    Path root = top.toRealPath().resolve("tree");
    Files.createDirectories(root.resolve("deploy"));
    Files.writeString(root.resolve(".git"), "gitdir: elsewhere");
    return root;
  }
}
