package io.mcmetrics.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the git work tree that a path lies in. */
final class WorkTree {
  private WorkTree() {}

  /** Returns the git work tree around a path; empty if there is none. */
  static Optional<Path> find(Path path) {
    for (Path at = directoryOf(path); at != null; at = at.getParent()) {
      // In a linked work tree and in a submodule it is a file.
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Returns a directory itself, and the directory of a file. */
  static Path directoryOf(Path path) {
    Path parent = path.getParent();
    return parent == null || Files.isDirectory(path) ? path : parent;
  }
}
