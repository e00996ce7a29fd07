package io.mcmetrics.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The {@code .sourceignore} files of a tree, which name what Flux leaves out of what it fetches
 * from the repository. The last line that matches a file or a directory above it decides; the file
 * that is nearest counts more than those above it, and the lines of the source itself more than all
 * files (fluxcd/pkg, sourceignore 0.22).
 */
final class SourceIgnore {
  private static final String NAME = ".sourceignore";

  private final Path root;
  private final boolean isOnDisk;
  private final Map<String, List<IgnorePattern>> byDirectory = new ConcurrentHashMap<>();

  SourceIgnore(Path root, boolean isOnDisk) {
    this.root = root;
    this.isOnDisk = isOnDisk;
  }

  /**
   * Tells whether a file is left out.
   *
   * @param lines those of the source that fetches it
   */
  boolean leavesOut(String path, List<String> lines) {
    List<IgnorePattern> own = new ArrayList<>();
    lines.forEach(line -> IgnorePattern.parse(line).ifPresent(own::add));
    Collections.reverse(own);
    Optional<Boolean> decided = decided(own, path);
    String directory = TreePath.parentOf(path);
    while (isOnDisk && decided.isEmpty()) {
      String below = directory.isEmpty() ? path : path.substring(directory.length() + 1);
      decided = decided(byDirectory.computeIfAbsent(directory, this::read), below);
      if (directory.isEmpty()) {
        break;
      }
      directory = TreePath.parentOf(directory);
    }
    return decided.orElse(false);
  }

  private List<IgnorePattern> read(String directory) {
    return IgnoreFiles.read(root.resolve(directory), NAME);
  }

  private static Optional<Boolean> decided(List<IgnorePattern> patterns, String path) {
    return patterns.stream()
        .filter(pattern -> matches(pattern, path))
        .findFirst()
        .map(pattern -> !pattern.negated());
  }

  private static boolean matches(IgnorePattern pattern, String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (pattern.matches(path.substring(0, slash), true)) {
        return true;
      }
    }
    return pattern.matches(path, false);
  }
}
