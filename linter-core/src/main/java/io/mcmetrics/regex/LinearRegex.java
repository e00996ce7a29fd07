package io.mcmetrics.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An expression that others than Prometheus write down, as the paths of routes are: it is looked
 * for in linear time, whatever somebody wrote.
 */
public final class LinearRegex {
  /** Nobody writes longer ones, and a longer one takes its time. */
  private static final int LONGEST = 500;

  private final Pattern pattern;

  private LinearRegex(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Returns the compiled expression; empty for what RE2 does not understand. */
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
   * Returns what its groups take where it first matches, the whole match before them; groups that
   * take no part are empty. Nothing if it matches nowhere.
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
