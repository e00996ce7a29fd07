package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.PromqlCharacters;
import java.util.List;

/** Tells numbers and durations from other words that begin with a digit. */
final class NumberText {
  /** The units of a duration with their milliseconds, in the only order in which they may stand. */
  private record Unit(String name, long milliseconds) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("y", 365L * 24 * 3_600_000),
          new Unit("w", 7L * 24 * 3_600_000),
          new Unit("d", 24L * 3_600_000),
          new Unit("h", 3_600_000),
          new Unit("m", 60_000),
          new Unit("s", 1_000),
          new Unit("ms", 1));

  /** Prometheus counts nanoseconds in 64 bits. */
  private static final long LONGEST = Long.MAX_VALUE / 1_000_000;

  private NumberText() {}

  /** Tells whether a word is a number: decimal or hexadecimal, with single underscores in it. */
  static boolean isNumber(String word) {
    if (word.startsWith("0x") || word.startsWith("0X")) {
      int start = word.startsWith("_", 2) ? 3 : 2;
      return endOfDigits(word, start, true) == word.length() && word.length() > start;
    }
    int whole = endOfDigits(word, 0, false);
    int fraction = word.startsWith(".", whole) ? endOfDigits(word, whole + 1, false) : whole;
    boolean hasDigits = whole > 0 || fraction > whole + 1;
    if (fraction < word.length() && (word.charAt(fraction) | 0x20) == 'e') {
      int sign = fraction + 1;
      int digits = word.startsWith("+", sign) || word.startsWith("-", sign) ? sign + 1 : sign;
      int exponent = endOfDigits(word, digits, false);
      return hasDigits && exponent > digits && exponent == word.length();
    }
    return hasDigits && fraction == word.length();
  }

  /** Tells whether a word is a duration in form: digits and units by turns. */
  static boolean isDuration(String word) {
    int at = 0;
    while (at < word.length()) {
      int unit = at;
      while (unit < word.length() && PromqlCharacters.isDigit(word.charAt(unit))) {
        unit++;
      }
      int end = unit;
      while (end < word.length() && !PromqlCharacters.isDigit(word.charAt(end))) {
        end++;
      }
      if (unit == at || !isUnit(word.substring(unit, end))) {
        return false;
      }
      at = end;
    }
    return at > 0;
  }

  /**
   * Returns the milliseconds of a duration; -1 if its units are out of order, or it is too long.
   */
  static long milliseconds(String duration) {
    long sum = 0;
    int at = 0;
    for (Unit unit : UNITS) {
      int end = at;
      while (end < duration.length() && PromqlCharacters.isDigit(duration.charAt(end))) {
        end++;
      }
      boolean isNext =
          end > at
              && duration.startsWith(unit.name(), end)
              && !(unit.name().equals("m") && duration.startsWith("ms", end));
      if (isNext) {
        long count = end - at > 15 ? LONGEST : Long.parseLong(duration.substring(at, end));
        if (count > (LONGEST - sum) / unit.milliseconds()) {
          return -1;
        }
        sum += count * unit.milliseconds();
        at = end + unit.name().length();
      }
    }
    return at == duration.length() ? sum : -1;
  }

  /** Tells whether a number, which may be written in several ways, is zero. */
  static boolean isZero(String number) {
    int exponent = number.startsWith("0x") ? number.length() : Keywords.lower(number).indexOf('e');
    String digits = exponent < 0 ? number : number.substring(0, exponent);
    return digits.chars().allMatch(c -> "0._xX".indexOf(c) >= 0);
  }

  private static boolean isUnit(String text) {
    return UNITS.stream().anyMatch(unit -> unit.name().equals(text));
  }

  /** An underscore stands between two digits. */
  private static int endOfDigits(String word, int start, boolean hex) {
    int at = start;
    while (at < word.length()) {
      boolean underscore =
          word.charAt(at) == '_'
              && at > start
              && at + 1 < word.length()
              && word.charAt(at - 1) != '_';
      char c = word.charAt(underscore ? at + 1 : at);
      if (!(hex ? PromqlCharacters.isHexDigit(c) : PromqlCharacters.isDigit(c))) {
        return at;
      }
      at += underscore ? 2 : 1;
    }
    return at;
  }
}
