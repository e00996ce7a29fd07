package io.mcmetrics.render;

import java.util.regex.Pattern;

/**
 * A pattern of paths as Argo CD writes it: {@code *} and {@code ?} stay within one directory,
 * {@code **} does not, and braces hold alternatives.
 */
final class TreeGlob {
  private final Pattern pattern;

  private TreeGlob(Pattern pattern) {
    this.pattern = pattern;
  }

  static TreeGlob of(String text) {
    String bare = text.startsWith("./") ? text.substring(2) : text;
    StringBuilder regex = new StringBuilder();
    int open = 0;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (bare.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (bare.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '{' && bare.indexOf('}', i) > 0) {
        regex.append("(?:");
        open++;
      } else if (c == '}' && open > 0) {
        regex.append(')');
        open--;
      } else if (c == ',' && open > 0) {
        regex.append('|');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return new TreeGlob(Pattern.compile(regex.append(")".repeat(open)).toString()));
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
