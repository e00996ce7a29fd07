package io.mcmetrics.need;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables of a dashboard that may stand for several values at once. Grafana fills in {@code
 * (a|b)} for them (Grafana, "Variable syntax", general formatting options), and a single value
 * where a panel or its row is repeated for each of them.
 *
 * @param variables by name
 */
record MultiValueVariables(List<MultiValueVariable> variables) {
  /** None. */
  static final MultiValueVariables NONE = new MultiValueVariables(List.of());

  private static final Set<String> KINDS = Set.of("query", "custom");

  /** Keeps its own list. */
  MultiValueVariables {
    variables = List.copyOf(variables);
  }

  /** Returns those of a dashboard. */
  static MultiValueVariables of(YamlMapping dashboard) {
    Map<String, MultiValueVariable> variables = new TreeMap<>();
    for (Yaml item : dashboard.itemsAt("templating", "list")) {
      Optional<YamlScalar> name = item.scalarAt("name");
      boolean isKind =
          item.scalarAt("type").filter(type -> KINDS.contains(type.text())).isPresent();
      if (item instanceof YamlMapping variable && name.isPresent() && isKind) {
        boolean several = variable.is(true, "multi");
        boolean all = variable.is(true, "includeAll");
        if (several || all) {
          variables.put(name.get().text(), new MultiValueVariable(name.get().text(), several, all));
        }
      }
    }
    return new MultiValueVariables(List.copyOf(variables.values()));
  }

  /** Returns those that are left where something is repeated for each value of a variable. */
  MultiValueVariables repeatedIn(Yaml repeated) {
    Optional<YamlScalar> repeat = repeated.scalarAt("repeat");
    return repeat.isEmpty()
        ? this
        : new MultiValueVariables(
            variables.stream()
                .filter(variable -> !variable.name().equals(repeat.get().text()))
                .toList());
  }
}
