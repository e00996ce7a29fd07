package io.mcmetrics.prometheus;

/** The patterns of {@code path/filepath.Match} of Go, by which Prometheus finds its rule files. */
final class GlobSyntax {
  private final String pattern;
  private int at;

  private GlobSyntax(String pattern) {
    this.pattern = pattern;
  }

  /** Tells whether a pattern is one: classes are closed and not empty, and nothing is cut off. */
  static boolean isValid(String pattern) {
    return new GlobSyntax(pattern).isValid();
  }

  private boolean isValid() {
    while (at < pattern.length()) {
      char next = pattern.charAt(at++);
      if (next == '[' ? !isClass() : next == '\\' && at++ >= pattern.length()) {
        return false;
      }
    }
    return true;
  }

  private boolean isClass() {
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    for (int ranges = 0; at < pattern.length(); ranges++) {
      if (pattern.charAt(at) == ']' && ranges > 0) {
        at++;
        return true;
      }
      if (!isBound()) {
        return false;
      }
      if (at < pattern.length() && pattern.charAt(at) == '-') {
        at++;
        if (!isBound()) {
          return false;
        }
      }
    }
    return false;
  }

  /** Reads one end of a range. */
  private boolean isBound() {
    if (at >= pattern.length() || "-]".indexOf(pattern.charAt(at)) >= 0) {
      return false;
    }
    boolean isEscape = pattern.charAt(at++) == '\\';
    return !isEscape || at++ < pattern.length();
  }
}
