package io.mcmetrics.rules.receive.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with variables of Kubernetes, {@code $(NAME)}, in it.
 *
 * @param parts what stands before, between and behind them
 */
record TextWithVariables(List<String> parts) {
  private static final String OPENING = "$(";

  TextWithVariables {
    parts = List.copyOf(parts);
  }

  static TextWithVariables of(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int opening = text.indexOf(OPENING);
    while (opening >= 0) {
      int closing = text.indexOf(')', opening);
      if (closing < 0) {
        break;
      }
      parts.add(text.substring(from, opening));
      from = closing + 1;
      opening = text.indexOf(OPENING, from);
    }
    parts.add(text.substring(from));
    return new TextWithVariables(parts);
  }

  /** Tells whether it comes to a text with some values of its variables. */
  boolean mayBe(String text) {
    String first = parts.get(0);
    if (parts.size() == 1) {
      return text.equals(first);
    }
    if (!text.startsWith(first)) {
      return false;
    }
    int from = first.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, from);
      if (found < 0) {
        return false;
      }
      from = found + part.length();
    }
    String last = parts.get(parts.size() - 1);
    return text.length() - last.length() >= from && text.endsWith(last);
  }
}
