package io.mcmetrics.yaml;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The size of a tree in nodes, of which parts may be shared and count each time, and a long text
 * counts as several.
 */
public final class YamlSize {
  private static final int TEXT_OF_A_NODE = 64;

  private YamlSize() {}

  /** Returns the number of nodes; any number above the given one if there are more than that. */
  public static long nodes(Yaml tree, long most) {
    long count = 0;
    Deque<Yaml> left = new ArrayDeque<>();
    left.push(tree);
    while (!left.isEmpty() && count <= most) {
      Yaml node = left.pop();
      count++;
      if (node instanceof YamlMapping mapping) {
        mapping.entries().forEach(entry -> left.push(entry.value()));
      } else if (node instanceof YamlSequence sequence) {
        sequence.items().forEach(left::push);
      } else if (node instanceof YamlScalar scalar) {
        count += scalar.text().length() / TEXT_OF_A_NODE;
      }
    }
    return count;
  }
}
