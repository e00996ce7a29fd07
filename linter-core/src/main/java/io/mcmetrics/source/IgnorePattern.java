package io.mcmetrics.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a {@code .gitignore} file, which means what gitignore(5) says.
 *
 * @param segments the parts between slashes; {@code **} stands for any number of directories
 * @param anchored whether it matches from the directory of its file on, and not at any depth
 * @param onlyDirectories whether it matches directories alone
 * @param negated whether what it matches is not ignored after all
 */
record IgnorePattern(
    List<String> segments, boolean anchored, boolean onlyDirectories, boolean negated) {
  private static final String ANY_DEPTH = "**";

  IgnorePattern {
    segments = List.copyOf(segments);
  }

  /** Returns the pattern that a line holds; empty for a comment and for a blank line. */
  static Optional<IgnorePattern> parse(String line) {
    String text = withoutTrailingBlanks(line);
    if (text.startsWith("#")) {
      return Optional.empty();
    }
    boolean negated = text.startsWith("!");
    text = negated ? text.substring(1) : text;
    boolean onlyDirectories = text.endsWith("/");
    text = onlyDirectories ? text.substring(0, text.length() - 1) : text;
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean anchored = text.indexOf('/') >= 0;
    text = text.startsWith("/") ? text.substring(1) : text;
    List<String> segments = new ArrayList<>(List.of(text.split("/", -1)));
    if (segments.size() > 1 && segments.get(segments.size() - 1).equals(ANY_DEPTH)) {
      // What lies in a directory, and not the directory itself.
      segments.add("*");
    }
    return Optional.of(new IgnorePattern(segments, anchored, onlyDirectories, negated));
  }

  /** Blanks at the end count only if the last of them has a backslash before it. */
  private static String withoutTrailingBlanks(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      boolean escaped = end > 1 && line.charAt(end - 2) == '\\';
      if (escaped) {
        break;
      }
      end--;
    }
    return line.substring(0, end);
  }

  /** Tells whether it matches whatever there is. */
  boolean isOfAll() {
    return !negated && !onlyDirectories && (segments.equals(List.of("*")) || isAnyDepth());
  }

  private boolean isAnyDepth() {
    return segments.equals(List.of(ANY_DEPTH)) || segments.equals(List.of(ANY_DEPTH, "*"));
  }

  /**
   * Tells whether the pattern matches a path.
   *
   * @param path relative to the directory of the pattern's file
   */
  boolean matches(String path, boolean isDirectory) {
    if (onlyDirectories && !isDirectory) {
      return false;
    }
    if (!anchored) {
      return new NamePattern(segments.get(0)).matches(TreePath.nameOf(path));
    }
    return matches(List.of(path.split("/", -1)));
  }

  /** Matches part by part; after a mismatch, the last {@code **} takes one part more. */
  private boolean matches(List<String> parts) {
    int part = 0;
    int segment = 0;
    int retryPart = -1;
    int retrySegment = -1;
    while (part < parts.size()) {
      boolean isLeft = segment < segments.size();
      if (isLeft && segments.get(segment).equals(ANY_DEPTH)) {
        retrySegment = ++segment;
        retryPart = part;
      } else if (isLeft && new NamePattern(segments.get(segment)).matches(parts.get(part))) {
        segment++;
        part++;
      } else if (retrySegment >= 0) {
        part = ++retryPart;
        segment = retrySegment;
      } else {
        return false;
      }
    }
    return segment == segments.size();
  }
}
