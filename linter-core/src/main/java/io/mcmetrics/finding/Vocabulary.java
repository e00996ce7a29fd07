package io.mcmetrics.finding;

import java.util.List;
import java.util.Optional;

/**
 * The words that are allowed in one place, used to guess which of them a misspelt one stands for.
 *
 * @param words in order of preference, for when two are equally near
 */
public record Vocabulary(List<String> words) {
  private static final int SHORTEST_BEGINNING = 3;
  private static final int MOST_SLIPS = 4;

  /** Keeps its own list. */
  public Vocabulary {
    words = List.copyOf(words);
  }

  /** Tells whether a word is one of these. */
  public boolean has(String word) {
    return words.contains(word);
  }

  /** Returns the word that a misspelt one most likely stands for; empty if none is near enough. */
  public Optional<String> nearest(String written) {
    Optional<String> best = Optional.empty();
    // A third of the letters may be wrong: with more, any two short words would be alike.
    int least = Math.min(MOST_SLIPS, Math.max(1, written.length() / 3)) + 1;
    for (String word : words) {
      int distance = word.equalsIgnoreCase(written) ? 0 : distance(written, word);
      if (distance < least) {
        least = distance;
        best = Optional.of(word);
      }
    }
    return best.isPresent() ? best : abbreviated(written);
  }

  /** Returns the end of a sentence that asks whether another word was meant; empty if none is. */
  public String hint(String written) {
    return nearest(written).map(word -> "; did you mean `" + word + "`?").orElse("");
  }

  /** Returns the error message for a setting whose value is none of these. */
  public String invalidValueMessage(String setting, String written) {
    String hint = hint(written);
    String choice = hint.isEmpty() ? "; there are " + String.join(", ", words) : hint;
    return "`" + setting + "` cannot be `" + written + "`" + choice;
  }

  private Optional<String> abbreviated(String written) {
    return written.length() < SHORTEST_BEGINNING
        ? Optional.empty()
        : words.stream()
            .filter(word -> word.length() >= SHORTEST_BEGINNING)
            .filter(word -> word.startsWith(written) || written.startsWith(word))
            .findFirst();
  }

  /** Returns the edit distance: letters to add, drop, change or swap with their neighbour. */
  private static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[to.length()];
  }
}
