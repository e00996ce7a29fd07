package io.mcmetrics.patch;

import java.util.Arrays;
import java.util.List;

/**
 * A path to a node of a tree (RFC 6901).
 *
 * @param steps the keys and indices, unescaped
 */
record JsonPointer(List<String> steps) {
  /** Keeps its own list. */
  JsonPointer {
    steps = List.copyOf(steps);
  }

  /**
   * Returns the pointer that a text writes. What comes before the first slash is ignored, as in the
   * library that kustomize uses: {@code spec/replicas} means {@code /replicas}.
   */
  static JsonPointer parse(String text) {
    String[] parts = text.split("/", -1);
    return new JsonPointer(Arrays.stream(parts).skip(1).map(JsonPointer::unescaped).toList());
  }

  /** Tells whether this is the whole document. */
  boolean isRoot() {
    return steps.isEmpty();
  }

  /** Returns the steps to the mapping or list that contains the node. */
  List<String> parent() {
    return steps.subList(0, steps.size() - 1);
  }

  /** Returns the key or index of the node in the mapping or list that contains it. */
  String last() {
    return steps.get(steps.size() - 1);
  }

  /** Returns a step as it is written in a path. */
  static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
