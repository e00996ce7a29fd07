package io.mcmetrics.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression from other configuration than that of Prometheus, such as the path of a
 * route, matched in linear time whatever it is.
 */
public final class LinearRegex {
  /** Longer ones do not occur in practice, and would take long to compile. */
  private static final int LONGEST = 500;

  private final Pattern pattern;

  private LinearRegex(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Returns the compiled expression; empty if it is too long, or invalid in RE2. */
  public static Optional<LinearRegex> compile(String expression) {
    if (expression.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LinearRegex(Pattern.compile(expression)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Tells whether it matches all of a text. */
  public boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  /**
   * Returns the groups of the first match, group 0 first; groups that did not take part are empty
   * texts. Empty if there is no match.
   */
  public Optional<List<String>> find(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    List<String> groups = new ArrayList<>();
    for (int i = 0; i <= matcher.groupCount(); i++) {
      groups.add(matcher.start(i) < 0 ? "" : matcher.group(i));
    }
    return Optional.of(groups);
  }
}
