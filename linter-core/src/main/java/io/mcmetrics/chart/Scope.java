package io.mcmetrics.chart;

import io.mcmetrics.chart.Condition.Equal;
import io.mcmetrics.chart.Condition.Filled;
import io.mcmetrics.chart.Condition.Since;
import io.mcmetrics.chart.Condition.Term;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sketch can refer to: the values, the names, and the variables of the loops around it. */
final class Scope {
  private final Values values;
  private final ReleaseNames names;
  private final Optional<ChartVersion> version;
  private final KeyPath base;
  private final Map<String, Found> variables;
  private final Budget budget;
  private final Origin place;

  private Scope(
      Values values,
      ReleaseNames names,
      Optional<ChartVersion> version,
      KeyPath base,
      Map<String, Found> variables,
      Budget budget) {
    this.values = values;
    this.names = names;
    this.version = version;
    this.base = base;
    this.variables = variables;
    this.budget = budget;
    this.place = values.at(base.keys()).key().through(How.CHART, values.chart().span());
  }

  static Scope of(Values values, ReleaseNames names, Optional<ChartVersion> version) {
    KeyPath root = new KeyPath(false, List.of());
    return new Scope(values, names, version, root, Map.of(), new Budget());
  }

  /** Returns this scope, with paths that begin with a dot going on from another one. */
  Scope at(KeyPath otherBase) {
    return new Scope(values, names, version, otherBase.from(base), variables, budget);
  }

  Scope with(String variable, Found value) {
    Map<String, Found> more = new HashMap<>(variables);
    more.put(variable, value);
    return new Scope(values, names, version, base, more, budget);
  }

  Budget budget() {
    return budget;
  }

  /** Returns what a variable, a name or a path stands for. */
  Found find(KeyPath path) {
    List<String> keys = path.from(base).keys();
    String first = keys.isEmpty() ? "" : keys.get(0);
    if (!path.relative() && variables.containsKey(first)) {
      Found bound = variables.get(first);
      return bound.value().isEmpty()
          ? bound
          : Values.below(bound.value().get(), bound.key(), keys.subList(1, keys.size()));
    }
    if (!path.relative() && keys.size() == 1) {
      Optional<YamlScalar> name = names.find(first, this);
      if (name.isPresent()) {
        return new Found(Optional.of(name.get()), false, name.get().origin());
      }
    }
    return values.at(keys);
  }

  /** Returns where the chart is named. */
  Span chart() {
    return values.chart().span();
  }

  /** Returns the place of what the chart makes by itself here. */
  Origin place() {
    return place;
  }

  Truth holds(Condition condition) {
    return condition.holds(this::holds);
  }

  private Truth holds(Term term) {
    if (term instanceof Filled filled) {
      Truth truth = find(filled.path()).truth();
      return filled.expected() ? truth : truth.not();
    }
    if (term instanceof Equal equal) {
      Truth truth = equals(find(equal.path()), equal.text());
      return equal.expected() ? truth : truth.not();
    }
    Since since = (Since) term;
    boolean isSince = version.map(v -> v.compareTo(since.version()) >= 0).orElse(true);
    return Truth.of(isSince == since.expected());
  }

  private static Truth equals(Found found, String text) {
    Optional<Yaml> value = found.value();
    if (value.isEmpty() || !(value.get() instanceof YamlScalar scalar)) {
      return Truth.NO;
    }
    return scalar.isUnknown() ? Truth.UNKNOWN : Truth.of(scalar.text().equals(text));
  }
}
