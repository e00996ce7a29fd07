package io.mcmetrics.rules.identity.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * What Prometheus makes of the dollars in an external label ({@code os.Expand} of Go, which it
 * always applies since 3.0). It knows no defaults as a shell does: all between the braces is the
 * name.
 *
 * @param text what is left when the variables that no environment can set are empty
 * @param impossible those variables, as they are written
 * @param isKnown whether there are no other variables
 */
public record LabelExpansion(String text, List<String> impossible, boolean isKnown) {
  /** Keeps its own list. */
  public LabelExpansion {
    impossible = List.copyOf(impossible);
  }

  /** Returns what becomes of a value. */
  public static LabelExpansion of(String value) {
    StringBuilder text = new StringBuilder();
    List<String> impossible = new ArrayList<>();
    boolean isKnown = true;
    int at = 0;
    while (at < value.length()) {
      int end = endOfVariable(value, at);
      String written = value.substring(at, end);
      String name = written.replaceFirst("^\\$\\{?", "").replaceFirst("}$", "");
      if (end == at + 1) {
        text.append(written);
      } else if (name.equals("$")) {
        text.append('$');
      } else if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        isKnown = false;
      } else {
        impossible.add(written);
      }
      at = end;
    }
    return new LabelExpansion(text.toString(), impossible, isKnown);
  }

  /** Returns where a variable ends that begins at a place; behind one letter, if none does. */
  private static int endOfVariable(String value, int at) {
    if (value.charAt(at) != '$' || at + 1 == value.length()) {
      return at + 1;
    }
    char next = value.charAt(at + 1);
    if (next == '{') {
      int brace = value.indexOf('}', at);
      return brace < 0 ? at + 1 : brace + 1;
    }
    if ("*#$@!?-0123456789".indexOf(next) >= 0) {
      return at + 2;
    }
    int end = at + 1;
    while (end < value.length() && isOfName(value.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
