package io.mcmetrics.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The {@code .gitignore} files of a tree, from its root down. As in git, the file nearest to a path
 * decides, and in it the last line that matches; a link of that name is not read.
 */
final class IgnoreFiles {
  private static final String NAME = ".gitignore";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path root;
  private final boolean honoured;
  private final Map<Path, List<IgnorePattern>> patterns = new ConcurrentHashMap<>();

  /** Directories that the caller names though they are ignored. */
  private final Set<Path> wanted = ConcurrentHashMap.newKeySet();

  private IgnoreFiles(Path root, boolean honoured) {
    this.root = root;
    this.honoured = honoured;
  }

  /** Returns the files below a root. */
  static IgnoreFiles below(Path root) {
    return new IgnoreFiles(root, true);
  }

  /** Returns none, so that nothing is ignored. */
  static IgnoreFiles none(Path root) {
    return new IgnoreFiles(root, false);
  }

  /**
   * Notes a directory that the caller names: where it is ignored, the files above it do not count
   * for what is in it, and neither does one of its own that ignores all, as tools put it there.
   */
  void want(Path directory) {
    boolean isIgnored = false;
    for (Path at = directory; at != null && !at.equals(root); at = at.getParent()) {
      isIgnored |= ignores(at, true);
    }
    if (isIgnored || (!directory.equals(root) && ignoresAll(directory))) {
      wanted.add(directory);
    }
  }

  private boolean ignoresAll(Path directory) {
    List<IgnorePattern> own = honoured ? patternsIn(directory) : List.of();
    return own.stream().noneMatch(IgnorePattern::negated)
        && own.stream().anyMatch(IgnorePattern::isOfAll);
  }

  /**
   * Tells whether a path is ignored by itself; whether it lies in a directory that is ignored is
   * for the caller, who does not look into such a one.
   */
  boolean ignores(Path path, boolean isDirectory) {
    if (!honoured) {
      return false;
    }
    for (Path at = path.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
      String relative = at.relativize(path).toString().replace('\\', '/');
      Optional<IgnorePattern> deciding =
          patternsIn(at).stream()
              .filter(pattern -> pattern.matches(relative, isDirectory))
              .findFirst();
      boolean isWanted = wanted.contains(at);
      if (deciding.isPresent() && !(isWanted && deciding.get().isOfAll() && ignoresAll(at))) {
        return !deciding.get().negated();
      }
      if (isWanted) {
        return false;
      }
    }
    return false;
  }

  /** Returns the patterns of the file in a directory, the last line first. */
  private List<IgnorePattern> patternsIn(Path directory) {
    return patterns.computeIfAbsent(directory, any -> read(any, NAME));
  }

  /** Returns the patterns of a file in a directory, the last line first. */
  static List<IgnorePattern> read(Path directory, String name) {
    Path file = directory.resolve(name);
    List<IgnorePattern> found = new ArrayList<>();
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        bare.lines().forEach(line -> IgnorePattern.parse(line).ifPresent(found::add));
      }
    } catch (IOException e) {
      return List.of();
    }
    Collections.reverse(found);
    return List.copyOf(found);
  }
}
