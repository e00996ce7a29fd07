package io.mcmetrics.chart.values;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a chart, such as {@code 88.5.3}; newer versions are greater. */
public record ChartVersion(int major, int minor, int patch) implements Comparable<ChartVersion> {
  /** The number of a version without an upper bound. */
  private static final int ANY = Integer.MAX_VALUE;

  /** One part of a constraint: {@code >=70}, {@code ~78.5.1}, {@code 78.x}. */
  private static final Pattern BOUND =
      Pattern.compile("([<>=!~^]*)\\s*v?(\\d+|[xX*])(?:\\.(\\d+|[xX*]))?(?:\\.(\\d+|[xX*]))?\\S*");

  /** Returns the version that a text states; empty for a range, a template, and any other text. */
  public static Optional<ChartVersion> find(String text) {
    String bare = text.startsWith("v") ? text.substring(1) : text;
    int[] numbers = new int[3];
    String[] parts = bare.split("[-+]", 2)[0].split("\\.", -1);
    if (parts.length > numbers.length) {
      return Optional.empty();
    }
    try {
      for (int i = 0; i < parts.length; i++) {
        numbers[i] = Integer.parseInt(parts[i]);
      }
      return Optional.of(new ChartVersion(numbers[0], numbers[1], numbers[2]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the newest version that a constraint such as {@code 78.x} or {@code ">=70 <80"} allows;
   * empty if it has no upper bound, or is no constraint.
   */
  public static Optional<ChartVersion> newestIn(String constraint) {
    String last = constraint.substring(constraint.lastIndexOf('|') + 1);
    Optional<ChartVersion> newest = Optional.empty();
    Matcher bounds = BOUND.matcher(last);
    while (bounds.find()) {
      Optional<ChartVersion> bound = upper(bounds);
      if (newest.isEmpty() || (bound.isPresent() && bound.get().compareTo(newest.get()) < 0)) {
        newest = bound;
      }
    }
    return newest;
  }

  private static Optional<ChartVersion> upper(Matcher bound) {
    int major = number(bound.group(2));
    int minor = number(bound.group(3));
    int patch = number(bound.group(4));
    ChartVersion written = new ChartVersion(major, minor, patch);
    if (major == ANY) {
      return Optional.empty();
    }
    return switch (bound.group(1)) {
      case "<" -> Optional.of(written.justBelow());
      case "<=", "=", "" -> Optional.of(written);
      case "^" -> Optional.of(new ChartVersion(major, ANY, ANY));
      case "~" -> Optional.of(new ChartVersion(major, minor, ANY));
      default -> Optional.empty();
    };
  }

  /**
   * Returns one number of a version; a missing one is unbounded, since {@code 78} and {@code 78.5}
   * allow all versions that begin so.
   */
  private static int number(String text) {
    if (text == null || !Character.isDigit(text.charAt(0)) || text.length() > 9) {
      return ANY;
    }
    return Integer.parseInt(text);
  }

  private ChartVersion justBelow() {
    if (patch > 0 && patch != ANY) {
      return new ChartVersion(major, minor, patch - 1);
    }
    return minor > 0 && minor != ANY
        ? new ChartVersion(major, minor - 1, ANY)
        : new ChartVersion(Math.max(major - 1, 0), ANY, ANY);
  }

  @Override
  public int compareTo(ChartVersion other) {
    return Arrays.compare(
        new int[] {major, minor, patch}, new int[] {other.major, other.minor, other.patch});
  }

  /** Returns the version as it is written. */
  public String text() {
    return major + "." + minor + "." + patch;
  }
}
