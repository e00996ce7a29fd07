package io.mcmetrics.yaml;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import java.util.List;

/** A list of nodes. */
public record YamlSequence(List<Yaml> items, Origin origin) implements Yaml {
  /** Keeps its own list. */
  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public YamlSequence through(Hop hop) {
    return new YamlSequence(
        items.stream().map(item -> item.through(hop)).toList(), origin.through(hop));
  }

  @Override
  public int size() {
    return 1 + items.stream().mapToInt(Yaml::size).sum();
  }
}
