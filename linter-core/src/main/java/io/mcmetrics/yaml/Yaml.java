package io.mcmetrics.yaml;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Span;
import java.util.List;
import java.util.Optional;

/** A node of a YAML document. */
public sealed interface Yaml extends Located permits YamlScalar, YamlSequence, YamlMapping {

  /** Returns the node that a path of keys leads to; empty where a step is not a mapping. */
  default Optional<Yaml> at(String... keys) {
    Yaml node = this;
    for (String key : keys) {
      Optional<Yaml> next =
          node instanceof YamlMapping mapping ? mapping.get(key) : Optional.empty();
      if (next.isEmpty()) {
        return next;
      }
      node = next.get();
    }
    return Optional.of(node);
  }

  /** Returns the scalar that a path of keys leads to; empty for anything else. */
  default Optional<YamlScalar> scalarAt(String... keys) {
    return at(keys).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
  }

  /** Returns the text of the scalar that a path of keys leads to; empty text for anything else. */
  default String textAt(String... keys) {
    return scalarAt(keys).map(YamlScalar::text).orElse("");
  }

  /** Returns the mapping that a path of keys leads to; empty for anything else. */
  default Optional<YamlMapping> mappingAt(String... keys) {
    return at(keys).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
  }

  /** Returns the sequence that a path of keys leads to; empty for anything else. */
  default Optional<YamlSequence> sequenceAt(String... keys) {
    return at(keys).filter(YamlSequence.class::isInstance).map(YamlSequence.class::cast);
  }

  /** Returns the items of the sequence that a path of keys leads to; none for anything else. */
  default List<Yaml> itemsAt(String... keys) {
    return sequenceAt(keys).map(YamlSequence::items).orElse(List.of());
  }

  /** Returns those items of the sequence that are mappings; none for anything else. */
  default List<YamlMapping> mappingsAt(String... keys) {
    return itemsAt(keys).stream()
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .toList();
  }

  /** Tells whether this is a null, spelled out or empty: Kubernetes treats it as absent. */
  default boolean isNull() {
    return false;
  }

  /** Returns this node and all below it with one more step in their origins. */
  default Yaml through(How how, Span by) {
    return through(new Hop(how, by));
  }

  /** Returns this node and all below it with one more step in their origins. */
  Yaml through(Hop hop);

  /** Returns the number of nodes, this one and all below it. */
  int size();
}
