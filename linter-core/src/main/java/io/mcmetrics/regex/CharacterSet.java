package io.mcmetrics.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A set of characters.
 *
 * @param ranges in order, apart from each other
 */
record CharacterSet(List<Range> ranges) {
  private static final int KELVIN = 0x212A;
  private static final int LONG_S = 0x17F;
  private static final int LAST_ASCII = 0x7F;

  /** A range of characters, both ends included. */
  record Range(int first, int last) {}

  /** Puts the ranges in order, and joins those that touch. */
  CharacterSet {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(Range::first));
    List<Range> joined = new ArrayList<>();
    for (Range range : sorted) {
      Range before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before != null && range.first() <= before.last() + 1) {
        int last = Math.max(before.last(), range.last());
        joined.set(joined.size() - 1, new Range(before.first(), last));
      } else {
        joined.add(range);
      }
    }
    ranges = List.copyOf(joined);
  }

  /** Returns the set of ranges, given as first and last characters by turns. */
  static CharacterSet of(int... ends) {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < ends.length; i += 2) {
      ranges.add(new Range(ends[i], ends[i + 1]));
    }
    return new CharacterSet(ranges);
  }

  CharacterSet or(CharacterSet other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    return new CharacterSet(all);
  }

  CharacterSet not() {
    List<Range> others = new ArrayList<>();
    int next = 0;
    for (Range range : ranges) {
      if (next < range.first()) {
        others.add(new Range(next, range.first() - 1));
      }
      next = range.last() + 1;
    }
    if (next <= Character.MAX_CODE_POINT) {
      others.add(new Range(next, Character.MAX_CODE_POINT));
    }
    return new CharacterSet(others);
  }

  /**
   * Returns these characters in lower and in upper case; empty if there are others than those of
   * ASCII, whose cases are known to Unicode's tables only.
   */
  Optional<CharacterSet> inBothCases() {
    List<Range> all = new ArrayList<>(ranges);
    for (Range range : ranges) {
      if (range.last() > LAST_ASCII) {
        return Optional.empty();
      }
      for (int character = range.first(); character <= range.last(); character++) {
        int lower = Character.toLowerCase(character);
        int upper = Character.toUpperCase(character);
        all.add(new Range(lower, lower));
        all.add(new Range(upper, upper));
        if (lower == 'k') {
          all.add(new Range(KELVIN, KELVIN));
        } else if (lower == 's') {
          all.add(new Range(LONG_S, LONG_S));
        }
      }
    }
    return Optional.of(new CharacterSet(all));
  }
}
