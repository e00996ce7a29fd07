package io.mcmetrics.rules.receive;

import io.mcmetrics.relabel.LinearRegex;
import java.util.Optional;
import java.util.regex.Pattern;

/** A pattern of Go's {@code filepath.Match}, by which hashrings name tenants. */
final class Glob {
  /** Empty for one that is not understood, or too long: it may match anything. */
  private final Optional<LinearRegex> expression;

  private Glob(Optional<LinearRegex> expression) {
    this.expression = expression;
  }

  static Glob of(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char letter = pattern.charAt(at);
      switch (letter) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        case '[' -> {
          int end = pattern.indexOf(']', at + 1);
          if (end < 0) {
            return new Glob(Optional.empty());
          }
          regex.append("[^/]"); // A class may be anything.
          at = end;
        }
        default -> {
          boolean isEscape = letter == '\\' && at + 1 < pattern.length();
          at += isEscape ? 1 : 0;
          regex.append(Pattern.quote(String.valueOf(pattern.charAt(at))));
        }
      }
    }
    return new Glob(LinearRegex.compile(regex.toString()));
  }

  boolean mayMatch(String text) {
    return expression.map(known -> known.matches(text)).orElse(true);
  }
}
