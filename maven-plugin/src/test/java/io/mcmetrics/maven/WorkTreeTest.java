package io.mcmetrics.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.source.SourceFile;
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

  @Test
  void withoutGitTheRootHoldsWhatFilesReferTo(@TempDir Path top) throws IOException {
    Path root = top.toRealPath();
    Path base = root.resolve("overlay");
    Files.createDirectories(base);
    Files.createDirectories(root.resolve("base"));
    Files.writeString(base.resolve("kustomization.yaml"), "resources: [../base]");
    Files.writeString(root.resolve("base/kustomization.yaml"), "resources: []");

    WorkTree tree = WorkTree.around(base);
    assertThat(tree).isEqualTo(new WorkTree(base, false, base));
    assertThat(tree.tree(List.of()).directory()).isEqualTo(root);
    assertThat(tree.tree(List.of()).paths()).containsExactly(base);
  }

  @Test
  void whatGitIgnoresIsReadOnlyOnDemand(@TempDir Path top) throws IOException {
    Path root = root(top);
    Files.writeString(root.resolve(".gitignore"), "secret.yaml");
    Files.writeString(root.resolve("deploy/a.yaml"), "a: 1");
    Files.writeString(root.resolve("deploy/secret.yaml"), "a: 1");
    WorkTree tree = WorkTree.around(root.resolve("deploy"));

    assertThat(tree.sources(tree.tree(List.of()), Config.DEFAULTS, false).givenFiles())
        .extracting(SourceFile::path)
        .containsExactly("deploy/a.yaml");
    assertThat(tree.sources(tree.tree(List.of()), Config.DEFAULTS, true).givenFiles())
        .extracting(SourceFile::path)
        .containsExactly("deploy/a.yaml", "deploy/secret.yaml");
  }

  /** Makes a work tree such as {@code git worktree add} makes it: its .git is a file. */
  private static Path root(Path top) throws IOException {
    Path root = top.toRealPath().resolve("tree");
    Files.createDirectories(root.resolve("deploy"));
    Files.writeString(root.resolve(".git"), "gitdir: elsewhere");
    return root;
  }
}
