package io.mcmetrics.relabel;

import java.util.Arrays;
import java.util.Optional;

/** A version of a chart, such as {@code 88.5.3}, to be told older from newer. */
public record ChartVersion(int major, int minor, int patch) implements Comparable<ChartVersion> {

  /** Returns the version of a text; empty for a range, a template, and whatever else is none. */
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

  @Override
  public int compareTo(ChartVersion other) {
    return Arrays.compare(
        new int[] {major, minor, patch}, new int[] {other.major, other.minor, other.patch});
  }
}
