package io.mcmetrics.sender;

import java.util.ArrayList;
import java.util.List;

/**
 * A list in one value of a flag of VictoriaMetrics: separated by commas, but for those in quotes or
 * brackets (VictoriaMetrics, {@code lib/flagutil/array.go}).
 */
final class FlagList {
  private FlagList() {}

  /** Returns the items, without their quotes. */
  static List<String> items(String value) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    char quote = 0;
    int depth = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          item.append(c);
        }
      } else if ((c == '"' || c == '\'') && depth == 0) {
        quote = c;
      } else if (c == ',' && depth == 0) {
        items.add(item.toString());
        item.setLength(0);
      } else {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        item.append(c);
      }
    }
    items.add(item.toString());
    return items;
  }
}
