package io.mcmetrics.gitops;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern of paths in the syntax of Argo CD: {@code *} and {@code ?} stay within one directory,
 * {@code **} does not, brackets hold characters and braces alternatives.
 */
public final class TreeGlob {
  private final Pattern pattern;

  private TreeGlob(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Reads a pattern. */
  public static TreeGlob of(String text) {
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
      } else if (c == '[' && bare.indexOf(']', i + 2) > 0) {
        int end = bare.indexOf(']', i + 2);
        regex.append(characters(bare.substring(i + 1, end)));
        i = end;
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

  /**
   * Returns which paths the entries of a git generator choose: those that one includes and none
   * excludes.
   */
  public static Predicate<String> chosen(List<Yaml> entries) {
    List<TreeGlob> included = new ArrayList<>();
    List<TreeGlob> excluded = new ArrayList<>();
    for (Yaml entry : entries) {
      boolean excludes = entry instanceof YamlMapping mapping && mapping.is(true, "exclude");
      entry
          .scalarAt("path")
          .map(text -> of(text.text()))
          .ifPresent(excludes ? excluded::add : included::add);
    }
    return path ->
        included.stream().anyMatch(glob -> glob.matches(path))
            && excluded.stream().noneMatch(glob -> glob.matches(path));
  }

  /**
   * Returns a character class of a regular expression; of the syntax in brackets, only ranges and
   * negation are supported.
   */
  private static String characters(String listed) {
    boolean others = listed.startsWith("!") || listed.startsWith("^");
    String characters = others ? listed.substring(1) : listed;
    return (others ? "[^/" : "[") + characters.replaceAll("([\\\\\\[\\]&^])", "\\\\$1") + "]";
  }

  /** Tells whether a path is one of those that the pattern is of. */
  public boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
