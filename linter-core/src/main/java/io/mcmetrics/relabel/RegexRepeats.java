package io.mcmetrics.relabel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts what nested repetitions such as {@code (a{100}){100}} multiply to. Go refuses more than
 * 1,000 ({@code repeatIsValid} of {@code regexp/syntax}); RE2/J compiles them until the memory
 * ends.
 */
final class RegexRepeats {
  private static final int MOST = 1000;
  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

  private RegexRepeats() {}

  static boolean areTooMany(String regex) {
    if (regex.indexOf('{') < 0) {
      return false;
    }
    Matcher count = COUNT.matcher(regex);
    Deque<Long> enclosing = new ArrayDeque<>();
    long most = 1;
    long last = 1;
    for (int at = 0; at >= 0 && at < regex.length(); at = RegexScanner.next(regex, at)) {
      char character = regex.charAt(at);
      if (character == '{' && count.find(at) && count.start() == at) {
        last *= times(count);
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
      if (most > MOST) {
        return true;
      }
    }
    return false;
  }

  private static int times(Matcher count) {
    String bound = count.group(2);
    String times = bound == null || bound.isEmpty() ? count.group(1) : bound;
    return Math.max(1, Integer.parseInt(times));
  }
}
