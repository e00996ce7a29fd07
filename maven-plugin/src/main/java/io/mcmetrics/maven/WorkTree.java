package io.mcmetrics.maven;

import io.mcmetrics.config.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The directories of a run.
 *
 * @param root the directory that reported paths are relative to; nothing outside of it is read
 * @param base the directory that relative paths of parameters start from
 */
record WorkTree(Path root, Path base) {

  /** Returns the git work tree around a directory, else just the directory. */
  static WorkTree around(Path directory) {
    Path base = real(directory);
    return new WorkTree(io.mcmetrics.source.WorkTree.rootOf(base), base);
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
    if (!real.startsWith(root)) {
      throw new UsageException("`mcmetrics.paths`: `%s` is outside of `%s`".formatted(path, root));
    }
    return real;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
