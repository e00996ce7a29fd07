package io.mcmetrics.maven;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.TreeRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The directories of a run.
 *
 * @param root the git work tree; without one, the base directory
 * @param isGit whether there is a git work tree; nothing outside of it is read
 * @param base the directory that relative paths of parameters start from
 */
record WorkTree(Path root, boolean isGit, Path base) {

  /** Returns the git work tree around a directory, else just the directory. */
  static WorkTree around(Path directory) {
    Path base = real(directory);
    TreeRoot around = TreeRoot.around(List.of(base), home());
    boolean isGit = around.choice() == TreeRoot.Choice.WORK_TREE;
    return new WorkTree(isGit ? around.directory() : base, isGit, base);
  }

  /**
   * Returns the root of a run: the git work tree; without one, the nearest directory that holds all
   * that the files at the paths refer to.
   *
   * @param named the paths to lint; none for the base directory
   * @throws UsageException if one does not exist, or lies outside of the git work tree
   */
  TreeRoot tree(List<String> named) {
    return TreeRoot.around(linted(named), home());
  }

  /**
   * Reads the files of a run.
   *
   * @param noIgnore whether to read what {@code .gitignore} files leave out
   */
  SourceTree sources(TreeRoot root, Config settings, boolean noIgnore) {
    return SourceTree.read(root, settings::leavesOut, !noIgnore);
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "/")).toAbsolutePath();
  }

  /**
   * Returns the paths to lint: the base directory, unless others are named.
   *
   * @throws UsageException if one does not exist, or lies outside of the root
   */
  List<Path> linted(List<String> named) {
    return named.isEmpty() ? List.of(base) : named.stream().map(this::existing).toList();
  }

  private Path existing(String name) {
    Path path = base.resolve(name);
    if (!Files.exists(path)) {
      throw new UsageException("`mcmetrics.paths`: there is no `%s`".formatted(path));
    }
    Path real = real(path);
    if (isGit && !real.startsWith(root)) {
      throw new UsageException("`mcmetrics.paths`: `%s` is outside of `%s`".formatted(path, root));
    }
    return real;
  }

  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
