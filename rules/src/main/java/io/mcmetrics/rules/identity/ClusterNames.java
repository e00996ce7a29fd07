package io.mcmetrics.rules.identity;

import java.util.Locale;

/** Compares names of clusters as people read them: word by word, and without regard to case. */
final class ClusterNames {
  private ClusterNames() {}

  /** Tells whether two names differ in no more than case and what stands between the words. */
  static boolean areAlike(String one, String other) {
    return words(one).equals(words(other));
  }

  /** Tells whether the words of a name stand in another, one after the other. */
  static boolean contains(String name, String part) {
    return !part.isBlank() && ("-" + words(name) + "-").contains("-" + words(part) + "-");
  }

  /** Tells whether a name says more than what many places have in common. */
  static boolean isDistinct(String name) {
    return words(name).contains("-") || name.chars().anyMatch(Character::isDigit);
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-|-$", "");
  }
}
