package io.mcmetrics.chart;

import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The default values of a chart, as far as they matter to the linter.
 *
 * @param always the defaults of all versions
 * @param changes the defaults that versions added or changed, the oldest first
 */
record ChartDefaults(YamlMapping always, List<Change> changes) {
  /** The defaults from a version on. */
  record Change(ChartVersion since, YamlMapping defaults) {}

  ChartDefaults {
    changes = List.copyOf(changes);
  }

  /**
   * Returns the defaults of a version; without one, defaults that depend on the version are
   * unknown.
   */
  YamlMapping of(Optional<ChartVersion> version) {
    YamlMapping defaults = always;
    for (Change change : changes) {
      if (version.isEmpty()) {
        defaults = over(defaults, (YamlMapping) unknown(change.defaults()));
      } else if (change.since().compareTo(version.get()) <= 0) {
        defaults = over(defaults, change.defaults());
      }
    }
    return defaults;
  }

  private static YamlMapping over(YamlMapping low, YamlMapping high) {
    List<Entry> entries = new ArrayList<>(low.entries());
    for (Entry entry : high.entries()) {
      Optional<YamlMapping> below = low.mappingAt(entry.key().text());
      entries.removeIf(old -> old.key().text().equals(entry.key().text()));
      boolean both = below.isPresent() && entry.value() instanceof YamlMapping;
      Yaml value = both ? over(below.get(), (YamlMapping) entry.value()) : entry.value();
      entries.add(new Entry(entry.key(), value));
    }
    return new YamlMapping(entries, low.origin());
  }

  private static Yaml unknown(Yaml node) {
    if (!(node instanceof YamlMapping mapping)) {
      return new YamlScalar("{{ by the chart's version }}", Style.TEMPLATE, node.origin());
    }
    List<Entry> entries =
        mapping.entries().stream()
            .map(entry -> new Entry(entry.key(), unknown(entry.value())))
            .toList();
    return new YamlMapping(entries, mapping.origin());
  }
}
