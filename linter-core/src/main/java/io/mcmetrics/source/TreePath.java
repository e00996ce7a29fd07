package io.mcmetrics.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Operations on paths inside a tree, which are relative to its root and have forward slashes. */
public final class TreePath {
  private TreePath() {}

  /** Returns the path of a name in a directory. */
  public static String join(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  /** Returns the directory of a path; empty for what lies at the root. */
  public static String parentOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Returns the last part of a path. */
  public static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Tells whether a path is that of a directory or lies below it; every path lies below the root,
   * which is the empty text.
   */
  public static boolean isBelow(String path, String directory) {
    return directory.isEmpty() || path.equals(directory) || path.startsWith(directory + "/");
  }

  /**
   * Returns the path that a reference in a directory leads to, without {@code .} and {@code ..};
   * empty if the reference is absolute or leaves the tree.
   */
  public static Optional<String> resolve(String directory, String reference) {
    if (reference.startsWith("/") || reference.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (directory + "/" + reference).split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /**
   * Returns the path that a reference leads to from the root, where {@code ..} goes no further up
   * than the root itself.
   */
  public static String belowRoot(String reference) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : reference.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
