package io.mcmetrics.chart.values;

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
 * anything else is replaced, and a null deletes the default (Helm, {@code
 * pkg/chartutil/coalesce.go}). A default has the place of the nearest key around it that the user
 * wrote, where one would override it.
 *
 * @param chart the place where the chart is named
 */
public record Values(YamlMapping userValues, YamlMapping defaults, Origin chart) {

  /** Returns the nodes at the root. */
  public UserAndDefault root() {
    return new UserAndDefault(Optional.of(userValues), Optional.of(defaults), chart);
  }

  /** Returns the value at a path. */
  public ValueLookup at(List<String> keys) {
    return merged(root().at(keys));
  }

  /** Returns the merge of the nodes of the user and of the chart. */
  public ValueLookup merged(UserAndDefault pair) {
    return new ValueLookup(joined(pair), pair.user().isPresent(), pair.key());
  }

  private Optional<Yaml> joined(UserAndDefault pair) {
    if (pair.chartDefault().isEmpty()) {
      return pair.user();
    }
    Yaml standard = pair.chartDefault().get();
    return pair.user().isPresent() && pair.user().get() instanceof YamlMapping mapping
        ? Optional.of(over((YamlMapping) standard, mapping, pair.key()))
        : Optional.of(placed(standard, standing(pair.key())));
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
      if (user.entry(missing).isEmpty() && !UserAndDefault.isRemoved(user, missing)) {
        YamlScalar name = YamlScalar.plain(missing, standing(key));
        entries.add(new Entry(name, placed(entry.value(), standing(key))));
      }
    }
    return new YamlMapping(entries, user.origin());
  }

  private Origin standing(Origin key) {
    return key.through(How.DEFAULT, chart.span());
  }

  /** Returns a node with another place, also for all nodes below it. */
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
}
