package io.mcmetrics.need;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables of a dashboard that may stand for several values at once. Grafana fills in {@code
 * (a|b)} for them (Grafana, "Variable syntax", general formatting options), and a single value
 * where a panel or its row is repeated for each of them.
 *
 * @param names the names of the variables
 */
record MultiValueVariables(List<String> names) {
  /** None. */
  static final MultiValueVariables NONE = new MultiValueVariables(List.of());

  private static final Set<String> KINDS = Set.of("query", "custom");

  /** Keeps its own list. */
  MultiValueVariables {
    names = List.copyOf(names);
  }

  /** Returns those of a dashboard. */
  static MultiValueVariables of(YamlMapping dashboard) {
    Set<String> names = new TreeSet<>();
    for (Yaml item : dashboard.itemsAt("templating", "list")) {
      Optional<YamlScalar> name = item.scalarAt("name");
      boolean isKind =
          item.scalarAt("type").filter(type -> KINDS.contains(type.text())).isPresent();
      if (item instanceof YamlMapping variable && name.isPresent() && isKind && isMany(variable)) {
        names.add(name.get().text());
      }
    }
    return new MultiValueVariables(List.copyOf(names));
  }

  private static boolean isMany(YamlMapping variable) {
    return variable.is(true, "multi") || variable.is(true, "includeAll");
  }

  /** Returns those that are left where something is repeated for each value of a variable. */
  MultiValueVariables repeatedIn(Yaml repeated) {
    Optional<YamlScalar> repeat = repeated.scalarAt("repeat");
    return repeat.isEmpty()
        ? this
        : new MultiValueVariables(
            names.stream().filter(name -> !name.equals(repeat.get().text())).toList());
  }
}
