package io.mcmetrics.rules.identity.analysis;

import java.util.Locale;

/**
 * The name of a cluster, from a label or from the tree.
 *
 * @param words its words in lower case, joined by hyphens
 */
public record ComparableClusterName(String text, String words) {
  /** Returns a name with its words. */
  public static ComparableClusterName of(String text) {
    String words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return new ComparableClusterName(text, words);
  }

  /** Tells whether two names differ only in case and in the separators of their words. */
  public boolean isLike(ComparableClusterName other) {
    return words.equals(other.words);
  }

  /** Tells whether this name contains all words of another, in their order. */
  public boolean contains(ComparableClusterName part) {
    return !part.text.isBlank() && ("-" + words + "-").contains("-" + part.words + "-");
  }

  /** Tells whether the name has two words or a digit, and so hardly stands for many clusters. */
  public boolean isDistinct() {
    return words.contains("-") || text.chars().anyMatch(Character::isDigit);
  }
}
