package io.mcmetrics.chart;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a release over the defaults of its chart, as Helm coalesces them: mappings merge,
 * anything else is replaced, and a null deletes what the chart says (Helm, {@code
 * pkg/chartutil/coalesce.go}). A default has the place of the nearest key that the user wrote
 * around it: there one would write another value.
 *
 * @param chart where the chart is named
 */
record Values(YamlMapping own, YamlMapping defaults, Origin chart) {

  /** Returns what stands at a path. */
  Found at(List<String> keys) {
    return at(Optional.of(own), Optional.of(defaults), chart, keys);
  }

  /** Returns what stands at a path below a node of the user's. */
  static Found below(Yaml node, Origin key, List<String> keys) {
    Values alone = new Values(new YamlMapping(List.of(), key), noneAt(key), key);
    return alone.at(Optional.of(node), Optional.empty(), key, keys);
  }

  private Found at(
      Optional<Yaml> first, Optional<Yaml> standard, Origin around, List<String> keys) {
    Optional<Yaml> user = first;
    Optional<Yaml> below = standard;
    Origin key = around;
    for (String step : keys) {
      Optional<Entry> entry = user.flatMap(node -> entry(node, step));
      if (user.isPresent() && user.get() instanceof YamlScalar scalar && scalar.isUnknown()) {
        return new Found(user, true, key);
      }
      below = isRemoved(user, step) ? Optional.empty() : below.flatMap(node -> node.at(step));
      user = entry.map(Entry::value);
      if (entry.isPresent()) {
        key = entry.get().origin();
        boolean both = user.get() instanceof YamlMapping && below.isPresent();
        below = both ? below.filter(YamlMapping.class::isInstance) : Optional.empty();
      }
    }
    return new Found(joined(user, below, key), user.isPresent(), key);
  }

  private static Optional<Entry> entry(Yaml node, String step) {
    if (node instanceof YamlSequence list && step.chars().allMatch(Character::isDigit)) {
      int index = step.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(step);
      return list.items().stream()
          .skip(index)
          .findFirst()
          .map(item -> new Entry(YamlScalar.plain(step, item.origin()), item));
    }
    return node instanceof YamlMapping mapping ? mapping.entry(step) : Optional.empty();
  }

  /** Where a chart is in the tree, a null has deleted what it says before it comes here. */
  private static boolean isRemoved(Optional<Yaml> user, String key) {
    return user.stream()
        .flatMap(node -> node.origin().removals().stream())
        .anyMatch(removal -> removal.key().equals(key));
  }

  private Optional<Yaml> joined(Optional<Yaml> user, Optional<Yaml> standard, Origin key) {
    if (standard.isEmpty()) {
      return user;
    }
    return user.isPresent() && user.get() instanceof YamlMapping mapping
        ? Optional.of(over((YamlMapping) standard.get(), mapping, key))
        : Optional.of(placed(standard.get(), standing(key)));
  }

  private YamlMapping over(YamlMapping standard, YamlMapping user, Origin key) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : user.entries()) {
      Optional<YamlMapping> below = standard.mappingAt(entry.key().text());
      Yaml value = entry.value();
      boolean both = below.isPresent() && value instanceof YamlMapping;
      entries.add(
          both
              ? new Entry(entry.key(), over(below.get(), (YamlMapping) value, entry.origin()))
              : entry);
    }
    for (Entry entry : standard.entries()) {
      String missing = entry.key().text();
      if (user.entry(missing).isEmpty() && !isRemoved(Optional.of(user), missing)) {
        YamlScalar name = YamlScalar.plain(missing, standing(key));
        entries.add(new Entry(name, placed(entry.value(), standing(key))));
      }
    }
    return new YamlMapping(entries, user.origin());
  }

  private Origin standing(Origin key) {
    return key.through(How.DEFAULT, chart.span());
  }

  /** Returns a node and all below it at another place. */
  static Yaml placed(Yaml node, Origin at) {
    if (node instanceof YamlScalar scalar) {
      return new YamlScalar(scalar.text(), scalar.style(), at);
    }
    if (node instanceof YamlSequence list) {
      return new YamlSequence(list.items().stream().map(item -> placed(item, at)).toList(), at);
    }
    return new YamlMapping(
        ((YamlMapping) node)
            .entries().stream()
                .map(
                    entry ->
                        new Entry((YamlScalar) placed(entry.key(), at), placed(entry.value(), at)))
                .toList(),
        at);
  }

  static YamlMapping noneAt(Origin origin) {
    return new YamlMapping(List.of(), origin);
  }
}
