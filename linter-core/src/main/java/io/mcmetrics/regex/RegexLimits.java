package io.mcmetrics.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The limits of Go that RE2/J does not have: what nested repetitions such as {@code (a{100}){100}}
 * multiply to ({@code repeatIsValid} of {@code regexp/syntax}), and how deep groups nest. RE2/J
 * goes on until memory or stack are exhausted.
 */
final class RegexLimits {
  private static final int MOST_REPEATS = 1000;

  /** One less than Go's height of 1,000 for what stands in the groups, one for the anchors. */
  private static final int DEEPEST = 998;

  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}\\??");

  private RegexLimits() {}

  /**
   * The error message of Go for an expression that exceeds a limit, and the offset where it is
   * found.
   */
  record Excess(String message, int at) {}

  static Optional<Excess> exceededBy(String regex) {
    if (depth(regex) > DEEPEST) {
      return Optional.of(new Excess("expression nests too deeply: `" + regex + "`", 0));
    }
    return regex.indexOf('{') < 0 ? Optional.empty() : tooMany(regex);
  }

  private static int depth(String regex) {
    int depth = 0;
    int deepest = 0;
    for (int at = 0; at >= 0 && at < regex.length(); at = RegexScanner.next(regex, at)) {
      char character = regex.charAt(at);
      depth += character == '(' ? 1 : character == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /** Returns the first count with which the repetitions around each other become too many. */
  private static Optional<Excess> tooMany(String regex) {
    Matcher count = COUNT.matcher(regex);
    Deque<Long> enclosing = new ArrayDeque<>();
    long most = 1;
    long last = 1;
    for (int at = 0; at >= 0 && at < regex.length(); at = RegexScanner.next(regex, at)) {
      char character = regex.charAt(at);
      if (character == '{' && count.find(at) && count.start() == at) {
        last *= times(count);
        if (last > MOST_REPEATS) {
          return Optional.of(new Excess("invalid repeat count: `" + count.group() + "`", at));
        }
      } else if (character == '(') {
        enclosing.push(most);
        most = 1;
        last = 1;
      } else if (character == ')' && !enclosing.isEmpty()) {
        last = most;
        most = enclosing.pop();
      } else {
        last = 1;
      }
      most = Math.max(most, last);
    }
    return Optional.empty();
  }

  private static int times(Matcher count) {
    String bound = count.group(2);
    String times = bound == null || bound.isEmpty() ? count.group(1) : bound;
    return Math.max(1, Integer.parseInt(times));
  }
}
