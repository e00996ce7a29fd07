package io.mcmetrics.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a symbolic link leads.
 *
 * @param target the real path that it leads to; the link itself if it is not followed
 * @param obstacle why it is not followed, the predicate of a sentence; empty if it is
 */
record SymbolicLink(Path target, String obstacle) {

  /** Looks where a link leads. A link is followed only if it would be so in any other clone. */
  static SymbolicLink read(Path link, Path root) {
    try {
      if (Files.readSymbolicLink(link).isAbsolute()) {
        return new SymbolicLink(link, "is a symbolic link with an absolute target");
      }
      if (!Files.exists(link)) {
        return new SymbolicLink(link, "is a symbolic link to what is not there");
      }
      Path target = link.toRealPath();
      return target.startsWith(root)
          ? new SymbolicLink(target, "")
          : new SymbolicLink(link, "is a symbolic link that leads out of the tree");
    } catch (IOException e) {
      return new SymbolicLink(link, "is a symbolic link that cannot be read");
    }
  }

  /** Tells whether the link is followed. */
  boolean isFollowed() {
    return obstacle.isEmpty();
  }
}
