package io.mcmetrics.render;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chart whose files are in the tree: its own values are the lowest layer, and those of a
 * sub-chart stand below its name (Helm, {@code pkg/chartutil/coalesce.go}).
 *
 * @param directory where {@code Chart.yaml} is
 * @param manifest the content of {@code Chart.yaml}
 */
record VendoredChart(Sources sources, String directory, YamlMapping manifest) {
  /** Sub-charts of sub-charts; deeper ones are not seen in real trees. */
  private static final int MAX_NESTING = 4;

  /** Returns the chart in a directory; empty if there is none. */
  static Optional<VendoredChart> in(Sources sources, String directory) {
    return sources
        .layer(below(directory, "Chart.yaml"))
        .map(manifest -> new VendoredChart(sources, directory, manifest));
  }

  /** Returns the values that the templates of the chart and its sub-charts are given. */
  YamlMapping values(List<YamlMapping> layers) {
    YamlMapping none = noneAt(manifest.origin());
    YamlMapping given =
        layers.isEmpty()
            ? none
            : HelmValues.joined(layers.get(0), layers.subList(1, layers.size()));
    return values(none, given, MAX_NESTING);
  }

  private YamlMapping values(YamlMapping none, YamlMapping given, int nestingLeft) {
    YamlMapping own = sources.layer(below(directory, "values.yaml")).orElse(none);
    YamlMapping values = given.entries().isEmpty() ? own : HelmValues.over(own, List.of(given));
    for (Yaml dependency : dependencies()) {
      values = withSubChart(values, dependency, nestingLeft);
    }
    return values;
  }

  private List<Yaml> dependencies() {
    return manifest.itemsAt("dependencies");
  }

  private YamlMapping withSubChart(YamlMapping values, Yaml dependency, int nestingLeft) {
    Optional<YamlScalar> name = dependency.scalarAt("name");
    if (name.isEmpty()) {
      return values;
    }
    String key = dependency.scalarAt("alias").orElse(name.get()).text();
    if (isSwitchedOff(values, dependency)) {
      return without(values, key);
    }
    YamlMapping none = noneAt(dependency.origin());
    YamlMapping given = values.mappingAt(key).orElse(none);
    Optional<YamlMapping> global = values.mappingAt("global");
    if (global.isPresent()) {
      YamlMapping below = given.mappingAt("global").orElse(none);
      given = with(given, "global", HelmValues.over(below, List.of(global.get())));
    }
    Optional<VendoredChart> chart =
        nestingLeft == 0
            ? Optional.empty()
            : in(sources, below(directory, "charts/" + name.get().text()));
    YamlMapping seen = given;
    YamlMapping all = chart.map(sub -> sub.values(none, seen, nestingLeft - 1)).orElse(given);
    return all.entries().isEmpty() ? values : with(values, key, all);
  }

  /** The first path of a condition that leads to a boolean decides. */
  static boolean isSwitchedOff(YamlMapping values, Yaml dependency) {
    String condition = dependency.scalarAt("condition").map(YamlScalar::text).orElse("");
    for (String path : condition.split(",", -1)) {
      String[] keys = path.strip().split("\\.", -1);
      if (values.is(true, keys)) {
        return false;
      }
      if (values.is(false, keys)) {
        return true;
      }
    }
    return false;
  }

  private static YamlMapping with(YamlMapping values, String key, YamlMapping value) {
    YamlScalar name =
        values.entry(key).map(Entry::key).orElseGet(() -> YamlScalar.plain(key, value.origin()));
    List<Entry> entries = new ArrayList<>(without(values, key).entries());
    entries.add(new Entry(name, value));
    return new YamlMapping(entries, values.origin());
  }

  private static YamlMapping without(YamlMapping values, String key) {
    List<Entry> entries = new ArrayList<>(values.entries());
    entries.removeIf(entry -> entry.key().text().equals(key));
    return new YamlMapping(entries, values.origin());
  }

  private static YamlMapping noneAt(Origin origin) {
    return new YamlMapping(List.of(), origin);
  }

  private static String below(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }
}
