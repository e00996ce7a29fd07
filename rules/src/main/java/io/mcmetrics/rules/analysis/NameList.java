package io.mcmetrics.rules.analysis;

import java.util.List;

/** Lists names in a sentence. */
public final class NameList {
  /** How many names are written out. */
  public static final int SHOWN = 3;

  private NameList() {}

  /** Returns all names: {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String all(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** Returns the first names, and how many more there are: {@code a, b, c and 2 more}. */
  public static String text(List<String> names) {
    int more = names.size() - SHOWN;
    return more > 0
        ? String.join(", ", names.subList(0, SHOWN)) + " and " + more + " more"
        : String.join(", ", names);
  }
}
