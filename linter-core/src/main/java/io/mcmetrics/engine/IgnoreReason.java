package io.mcmetrics.engine;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reason given for an ignore.
 *
 * @param words the reason itself; empty if there is none
 * @param until the last day on which it holds
 * @param notADate the text that stands in place of a valid date; empty if the date is valid, or
 *     none is given
 */
record IgnoreReason(String words, LocalDate until, String notADate) {
  private static final Pattern UNTIL = Pattern.compile("(?<!\\S)until=(\\S*)");

  /** Returns the reason that a text gives. */
  static IgnoreReason of(String text) {
    Matcher until = UNTIL.matcher(text);
    if (!until.find()) {
      return new IgnoreReason(text.strip(), LocalDate.MAX, "");
    }
    String words = (text.substring(0, until.start()) + text.substring(until.end())).strip();
    String date = until.group(1).replaceFirst("[,;.)]+$", "");
    try {
      return new IgnoreReason(words, LocalDate.parse(date), "");
    } catch (DateTimeException e) {
      return new IgnoreReason(words, LocalDate.MAX, until.group());
    }
  }

  /** Tells whether its last day has passed. */
  boolean hasEnded(LocalDate today) {
    return today.isAfter(until);
  }
}
