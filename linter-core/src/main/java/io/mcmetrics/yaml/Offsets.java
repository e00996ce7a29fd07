package io.mcmetrics.yaml;

import java.util.Arrays;

/** Turns the Engine's code point counts into offsets of a string, which counts UTF-16 units. */
final class Offsets {
  private static final int[] NONE = {};

  /** The offsets of supplementary characters, counted in code points, in ascending order. */
  private final int[] supplementary;

  private Offsets(int[] supplementary) {
    this.supplementary = supplementary;
  }

  static Offsets of(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))) {
        count++;
      }
    }
    if (count == 0) {
      return new Offsets(NONE);
    }
    int[] found = new int[count];
    int next = 0;
    int codePoints = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        found[next++] = codePoints;
        i++;
      }
      codePoints++;
    }
    return new Offsets(Arrays.copyOf(found, next));
  }

  int ofCodePoint(int codePoint) {
    if (supplementary.length == 0) {
      return codePoint;
    }
    int found = Arrays.binarySearch(supplementary, codePoint);
    return codePoint + (found >= 0 ? found : -found - 1);
  }
}
