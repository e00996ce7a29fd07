package io.mcmetrics.need;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The type of the data source that a dashboard queries. A reference names its type, or a variable
 * whose type the dashboard says; a name alone tells nothing.
 */
final class DatasourceKind {
  private static final String PROMETHEUS = "prometheus";

  /** The types of the data sources that the variables and inputs of the dashboard stand for. */
  private final TreeMap<String, String> variables = new TreeMap<>();

  DatasourceKind(YamlMapping dashboard) {
    for (Yaml variable : dashboard.itemsAt("templating", "list")) {
      if (variable.scalarAt("type").filter(type -> type.text().equals("datasource")).isPresent()) {
        note(variable.scalarAt("name"), variable.scalarAt("query"));
      }
    }
    for (Yaml input : dashboard.itemsAt("__inputs")) {
      note(input.scalarAt("name"), input.scalarAt("pluginId"));
    }
  }

  private void note(Optional<YamlScalar> name, Optional<YamlScalar> type) {
    if (name.isPresent() && type.isPresent()) {
      variables.put(name.get().text(), type.get().text());
    }
  }

  /** Returns the type of the data source: of the query's own data source, else of the panel's. */
  Value<String> of(YamlMapping query, YamlMapping panel) {
    Yaml reference = query.get("datasource").orElse(panel.get("datasource").orElse(query));
    Optional<YamlScalar> type = reference == query ? Optional.empty() : reference.scalarAt("type");
    Optional<YamlScalar> name =
        reference instanceof YamlScalar scalar ? Optional.of(scalar) : reference.scalarAt("uid");
    String known =
        type.map(YamlScalar::text)
            .or(() -> name.map(n -> variables.get(bare(n.text()))))
            .orElse("");
    return known.isEmpty()
        ? new Value.Unknown<>("", reference.origin())
        : new Value.Known<>(known, reference.origin());
  }

  /** Tells whether the type is known to be one that does not understand PromQL. */
  static boolean isOther(Value<String> type) {
    return type instanceof Value.Known<String> known && !speaksPromql(known.value());
  }

  static boolean speaksPromql(String type) {
    return type.endsWith(PROMETHEUS) || type.startsWith(PROMETHEUS);
  }

  private static String bare(String reference) {
    return reference.replaceAll("[${}\\[\\]]", "");
  }
}
