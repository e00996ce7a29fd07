package io.mcmetrics.source;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the git work tree that a path lies in: reports name files relative to it. */
public final class WorkTree {
  private WorkTree() {}

  /** Returns the git work tree around a path; without one, the directory of the path. */
  public static Path rootOf(Path path) {
    Path start = directoryOf(path);
    for (Path at = start; at != null; at = at.getParent()) {
      // In a linked work tree and in a submodule it is a file.
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return start;
  }

  /** Returns a directory itself, and the directory of a file. */
  private static Path directoryOf(Path path) {
    Path parent = path.getParent();
    return parent == null || Files.isDirectory(path) ? path : parent;
  }
}
