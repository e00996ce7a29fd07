package io.mcmetrics.rules.analysis;

import java.util.List;

/** Lists names in a sentence. */
public final class NameList {
  /** How many names are written out. */
  public static final int SHOWN = 3;

  private NameList() {}

  /** Returns the first names, and how many more there are: {@code a, b, c and 2 more}. */
  public static String text(List<String> names) {
    int more = names.size() - SHOWN;
    return more > 0
        ? String.join(", ", names.subList(0, SHOWN)) + " and " + more + " more"
        : String.join(", ", names);
  }
}
