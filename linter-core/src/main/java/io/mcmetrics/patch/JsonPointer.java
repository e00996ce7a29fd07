package io.mcmetrics.patch;

import java.util.Arrays;
import java.util.List;

/**
 * The way to a place in a tree, as RFC 6901 writes it.
 *
 * @param steps the keys and indices, unescaped
 */
record JsonPointer(List<String> steps) {
  /** Keeps its own list. */
  JsonPointer {
    steps = List.copyOf(steps);
  }

  /**
   * Returns the pointer that a text writes. What stands before the first slash is ignored, as the
   * library does that kustomize uses: {@code spec/replicas} means {@code /replicas} to it.
   */
  static JsonPointer parse(String text) {
    String[] parts = text.split("/", -1);
    return new JsonPointer(Arrays.stream(parts).skip(1).map(JsonPointer::unescaped).toList());
  }

  /** Tells whether this is the whole document. */
  boolean isRoot() {
    return steps.isEmpty();
  }

  /** Returns the way to what holds the place. */
  List<String> parent() {
    return steps.subList(0, steps.size() - 1);
  }

  /** Returns the key or index of the place in what holds it. */
  String last() {
    return steps.get(steps.size() - 1);
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
