package io.mcmetrics.rules.identity.analysis;

import java.util.Locale;

/**
 * What a cluster is called, in one place or another.
 *
 * @param words its words in lower case, whatever stands between them
 */
public record ClusterName(String text, String words) {
  public static ClusterName of(String text) {
    String words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return new ClusterName(text, words);
  }

  /** Tells whether two differ in nothing but case and what stands between their words. */
  public boolean isLike(ClusterName other) {
    return words.equals(other.words);
  }

  /** Tells whether the words of another name stand in this one, one after the other. */
  public boolean contains(ClusterName part) {
    return !part.text.isBlank() && ("-" + words + "-").contains("-" + part.words + "-");
  }

  /** Tells whether the name says more than what many places have in common. */
  public boolean isDistinct() {
    return words.contains("-") || text.chars().anyMatch(Character::isDigit);
  }
}
