package io.mcmetrics.regex;

import java.util.function.Function;

/**
 * A replacement, expanded as Go's {@code regexp.Expand} does: {@code $name} takes the longest run
 * of letters, digits and underscores, so that {@code $1x} is the group called {@code 1x}; a group
 * that does not exist is empty; {@code $$} is a dollar sign, as is one that no name follows.
 */
public record ReplacementTemplate(String text) {

  /** Tells whether the text is the same for every match. */
  public boolean isConstant() {
    return text.indexOf('$') < 0;
  }

  /**
   * Returns the text for one match, given a function from the number or name of a group to its
   * text.
   */
  public String expand(Function<String, String> groups) {
    if (isConstant()) {
      return text;
    }
    StringBuilder expanded = new StringBuilder();
    int at = 0;
    for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
      expanded.append(text, at, dollar);
      boolean doubled = text.startsWith("$$", dollar);
      boolean braced = text.startsWith("${", dollar);
      int start = dollar + (braced ? 2 : 1);
      int end = endOfName(start);
      if (end == start || (braced && !text.startsWith("}", end))) {
        expanded.append('$');
        at = dollar + (doubled ? 2 : 1);
      } else {
        expanded.append(groups.apply(text.substring(start, end)));
        at = braced ? end + 1 : end;
      }
    }
    return expanded.append(text, at, text.length()).toString();
  }

  /** Tells whether some match might expand to a text. */
  public boolean canBe(String result) {
    int first = text.indexOf('$');
    return first < 0 ? text.equals(result) : result.startsWith(text.substring(0, first));
  }

  private int endOfName(int start) {
    int end = start;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      // Go's unicode.IsDigit is the category Nd, as is Java's.
      if (!Character.isLetterOrDigit(codePoint) && codePoint != '_') {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }
}
