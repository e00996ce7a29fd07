package io.mcmetrics.render;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes the texts of a tree, those of keys included. */
final class Texts {
  private final UnaryOperator<YamlScalar> change;

  private Texts(UnaryOperator<YamlScalar> change) {
    this.change = change;
  }

  /** Returns a tree with other texts; the very same tree if none of them changed. */
  static YamlMapping changed(YamlMapping tree, UnaryOperator<YamlScalar> change) {
    return new Texts(change).mapping(tree);
  }

  /** Returns a node with other texts; the very same node if none of them changed. */
  static Yaml changed(Yaml node, UnaryOperator<YamlScalar> change) {
    return new Texts(change).node(node);
  }

  private Yaml node(Yaml node) {
    if (node instanceof YamlScalar scalar) {
      return change.apply(scalar);
    }
    return node instanceof YamlMapping mapping ? mapping(mapping) : sequence((YamlSequence) node);
  }

  @SuppressWarnings("ReferenceEquality") // The same node is one that did not change.
  private YamlMapping mapping(YamlMapping mapping) {
    List<Entry> entries = new ArrayList<>(mapping.entries().size());
    boolean same = true;
    for (Entry entry : mapping.entries()) {
      YamlScalar key = change.apply(entry.key());
      Yaml value = node(entry.value());
      boolean kept = key == entry.key() && value == entry.value();
      entries.add(kept ? entry : new Entry(key, value));
      same &= kept;
    }
    return same ? mapping : new YamlMapping(entries, mapping.origin());
  }

  @SuppressWarnings("ReferenceEquality") // The same node is one that did not change.
  private Yaml sequence(YamlSequence sequence) {
    List<Yaml> items = new ArrayList<>(sequence.items().size());
    boolean same = true;
    for (Yaml item : sequence.items()) {
      Yaml changed = node(item);
      items.add(changed);
      same &= changed == item;
    }
    return same ? sequence : new YamlSequence(items, sequence.origin());
  }
}
