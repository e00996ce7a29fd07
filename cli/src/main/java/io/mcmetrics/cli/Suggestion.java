package io.mcmetrics.cli;

import java.util.Collection;
import java.util.List;

/** The known word that an unknown one was probably meant to be. */
final class Suggestion {
  private Suggestion() {}

  /** Returns the end of a complaint that names the nearest word; empty if none is near. */
  static String among(String word, Collection<String> known) {
    String nearest = "";
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        nearest = candidate;
        least = distance;
      }
    }
    return nearest.isEmpty() ? "" : "; did you mean `" + nearest + "`?";
  }

  /** Returns the complaint about a flag whose value is none of those it can have. */
  static String choice(String flag, String word, List<String> known) {
    String near = among(word, known);
    String hint = near.isEmpty() ? "; there are " + String.join(", ", known) : near;
    return "`" + flag + "` cannot be `" + word + "`" + hint;
  }

  /** Counts the letters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String from, String to) {
    int[][] table = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, from, to, i, j);
      }
    }
    return table[from.length()][to.length()];
  }

  private static int cheapest(int[][] table, String from, String to, int i, int j) {
    int replaced = table[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
  }
}
