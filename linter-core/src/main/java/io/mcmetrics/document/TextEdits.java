package io.mcmetrics.document;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A change to all scalars of a tree, keys included. */
public final class TextEdits {
  private final UnaryOperator<YamlScalar> change;

  private TextEdits(UnaryOperator<YamlScalar> change) {
    this.change = change;
  }

  /** Returns a tree with changed scalars; the same object if none of them changed. */
  public static YamlMapping changed(YamlMapping tree, UnaryOperator<YamlScalar> change) {
    return new TextEdits(change).mapping(tree);
  }

  /** Returns a node with changed scalars; the same object if none of them changed. */
  public static Yaml changed(Yaml node, UnaryOperator<YamlScalar> change) {
    return new TextEdits(change).node(node);
  }

  private Yaml node(Yaml node) {
    if (node instanceof YamlScalar scalar) {
      return change.apply(scalar);
    }
    return node instanceof YamlMapping mapping
        ? mapping(mapping)
        : YamlEdits.eachItem((YamlSequence) node, this::node);
  }

  @SuppressWarnings("ReferenceEquality") // The same node is one that did not change.
  private YamlMapping mapping(YamlMapping mapping) {
    // Nearly always nothing changes, so the copy is made when something does.
    List<Entry> entries = mapping.entries();
    for (int i = 0; i < mapping.entries().size(); i++) {
      Entry entry = mapping.entries().get(i);
      YamlScalar key = change.apply(entry.key());
      Yaml value = node(entry.value());
      if (key != entry.key() || value != entry.value()) {
        entries = entries == mapping.entries() ? new ArrayList<>(entries) : entries;
        entries.set(i, new Entry(key, value));
      }
    }
    return entries == mapping.entries() ? mapping : new YamlMapping(entries, mapping.origin());
  }
}
