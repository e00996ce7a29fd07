package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.need.Dashboard;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.Optional;

/**
 * The inputs of a dashboard that was exported to be shared: whoever imports it by hand is asked for
 * them, and files that are provisioned are not (Grafana, "Provision Grafana", dashboards).
 */
public final class ImportInputs {
  private ImportInputs() {}

  /** Returns the problem that an input is used as a data source, and nobody fills it in. */
  public static Optional<Problem> unresolved(Dashboard dashboard) {
    for (YamlMapping input : dashboard.root().mappingsAt("__inputs")) {
      String name = input.textAt("name");
      boolean isDatasource = input.textAt("type").equals("datasource");
      boolean isVariable =
          dashboard.variables().stream().anyMatch(variable -> variable.text("name").isKnown(name));
      if (isDatasource && !name.isEmpty() && !isVariable) {
        Optional<Yaml> use = use(dashboard.root(), "${" + name + "}");
        if (use.isPresent()) {
          return use.map(
              place ->
                  Problem.at(
                          place,
                          "`${%s}` is asked for when somebody imports the dashboard, and is not"
                              + " filled in where it is loaded from a file",
                          name)
                      .see(input, "the input")
                      .atMost(Confidence.LIKELY));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the first data source that is the text. */
  private static Optional<Yaml> use(Yaml node, String text) {
    if (node instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        if (entry.key().text().equals("datasource")) {
          Yaml value = entry.value().at("uid").orElse(entry.value());
          if (value instanceof YamlScalar scalar && scalar.text().equals(text)) {
            return Optional.of(value);
          }
        }
        Optional<Yaml> below = use(entry.value(), text);
        if (below.isPresent()) {
          return below;
        }
      }
    } else if (node instanceof YamlSequence sequence) {
      for (Yaml item : sequence.items()) {
        Optional<Yaml> below = use(item, text);
        if (below.isPresent()) {
          return below;
        }
      }
    }
    return Optional.empty();
  }
}
