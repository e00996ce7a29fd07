package io.mcmetrics.alloy;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.List;
import java.util.Optional;

/**
 * A block: {@code prometheus.remote_write "central" { … }}. The values of attributes are YAML
 * nodes, since most are texts, numbers, lists and objects; an expression is a scalar whose value is
 * not known.
 *
 * @param name its name, such as {@code prometheus.remote_write}; empty for the whole text
 * @param label its label, such as {@code central}; empty if it has none
 * @param attributes its attributes
 * @param blocks the blocks inside it
 * @param origin where its name stands
 */
public record AlloyBlock(
    String name, String label, List<Entry> attributes, List<AlloyBlock> blocks, Origin origin)
    implements Located {
  /** Keeps its own lists. */
  public AlloyBlock {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }

  /** Returns the blocks of a name that stand directly inside it. */
  public List<AlloyBlock> named(String wanted) {
    return blocks.stream().filter(block -> block.name().equals(wanted)).toList();
  }

  /** Returns an attribute; empty if it is not written. */
  public Optional<Yaml> attribute(String wanted) {
    return mapping().get(wanted);
  }

  /** Returns the attributes as a mapping. */
  public YamlMapping mapping() {
    return new YamlMapping(attributes, origin);
  }
}
