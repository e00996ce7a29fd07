package io.mcmetrics.rules.analysis;

import io.mcmetrics.regex.LinearRegex;
import java.util.Optional;
import java.util.regex.Pattern;

/** A pattern of Go's {@code filepath.Match}, by which hashrings name tenants. */
final class TenantGlob {
  /** Empty for one that is not understood, or too long: it may match anything. */
  private final Optional<LinearRegex> expression;

  private TenantGlob(Optional<LinearRegex> expression) {
    this.expression = expression;
  }

  static TenantGlob of(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char letter = pattern.charAt(at);
      switch (letter) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        case '[' -> {
          int end = pattern.indexOf(']', at + 1);
          if (end < 0) {
            return new TenantGlob(Optional.empty());
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
    return new TenantGlob(LinearRegex.compile(regex.toString()));
  }

  boolean mayMatch(String text) {
    return expression.map(known -> known.matches(text)).orElse(true);
  }
}
