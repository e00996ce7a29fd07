package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.template.TemplateData;
import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.chart.values.Condition;
import io.mcmetrics.chart.values.Condition.Equal;
import io.mcmetrics.chart.values.Condition.Filled;
import io.mcmetrics.chart.values.Condition.Matching;
import io.mcmetrics.chart.values.Condition.Since;
import io.mcmetrics.chart.values.Condition.Term;
import io.mcmetrics.chart.values.Condition.Typed;
import io.mcmetrics.chart.values.KeyPath;
import io.mcmetrics.chart.values.Truth;
import io.mcmetrics.chart.values.UserAndDefault;
import io.mcmetrics.chart.values.ValueLookup;
import io.mcmetrics.chart.values.ValueType;
import io.mcmetrics.chart.values.Values;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values, names and loop variables that a sketch can refer to. */
public final class SketchScope {
  private final Values values;
  private final ReleaseNames names;
  private final Optional<ChartVersion> version;
  private final UserAndDefault base;
  private final Map<String, ValueLookup> variables;
  private final SketchBudget budget;
  private final SketchNotes notes;
  private final Origin place;
  private final Map<String, Optional<YamlScalar>> namesFound = new HashMap<>();

  private SketchScope(
      Values values,
      ReleaseNames names,
      Optional<ChartVersion> version,
      UserAndDefault base,
      Map<String, ValueLookup> variables,
      SketchBudget budget,
      SketchNotes notes) {
    this.values = values;
    this.names = names;
    this.version = version;
    this.base = base;
    this.variables = variables;
    this.budget = budget;
    this.notes = notes;
    this.place = base.key().through(How.CHART, values.chart().span());
  }

  /**
   * Returns the scope of a whole sheet, with a budget of its own.
   *
   * @param version the version of the chart; empty if it is not known
   * @param notes takes what there is to remark
   */
  public static SketchScope of(
      Values values, ReleaseNames names, Optional<ChartVersion> version, SketchNotes notes) {
    return new SketchScope(
        values, names, version, values.root(), Map.of(), new SketchBudget(), notes);
  }

  /** Returns this scope with another start of relative paths. */
  public SketchScope at(KeyPath path) {
    UserAndDefault start = path.relative() ? base : values.root();
    return new SketchScope(values, names, version, start.at(path.keys()), variables, budget, notes);
  }

  SketchScope with(String variable, ValueLookup value) {
    Map<String, ValueLookup> more = new HashMap<>(variables);
    more.put(variable, value);
    return new SketchScope(values, names, version, base, more, budget, notes);
  }

  /** Returns the bound on what is made, which all scopes of one sheet share. */
  public SketchBudget budget() {
    return budget;
  }

  /** Tells whether the version of the chart is known, or the newest that it may have. */
  public boolean knowsVersion() {
    return version.isPresent();
  }

  /** Keeps a remark. */
  void note(ValueRemark remark) {
    notes.add(remark);
  }

  /** Returns what templates in values can refer to. */
  TemplateData templateData() {
    return new ScopeData(values, names, notes);
  }

  /** Returns the value of a variable, a name or a path. */
  public ValueLookup find(KeyPath path) {
    List<String> keys = path.keys();
    if (path.relative()) {
      return values.merged(base.at(keys));
    }
    ValueLookup bound = variables.get(keys.get(0));
    if (bound != null) {
      return below(bound, keys.subList(1, keys.size()));
    }
    Optional<YamlScalar> name = keys.size() == 1 ? name(keys.get(0)) : Optional.empty();
    return name.isPresent()
        ? new ValueLookup(Optional.of(name.get()), false, name.get().origin())
        : values.at(keys);
  }

  private ValueLookup below(ValueLookup bound, List<String> keys) {
    return bound.value().isEmpty()
        ? bound
        : values.merged(new UserAndDefault(bound.value(), Optional.empty(), bound.key()).at(keys));
  }

  /** Returns the value of a name, which is kept since many fields use the same names. */
  private Optional<YamlScalar> name(String called) {
    Optional<YamlScalar> known = namesFound.get(called);
    if (known == null) {
      known = names.find(called, this);
      namesFound.put(called, known);
    }
    return known;
  }

  /** Returns the place where the chart is named. */
  Span chart() {
    return values.chart().span();
  }

  /** Returns the place of values that come from the chart and not from the user. */
  Origin place() {
    return place;
  }

  /**
   * Returns whether a condition holds; where the version of the chart is not known, the newest is
   * assumed.
   */
  public Truth holds(Condition condition) {
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
    if (term instanceof Matching matching) {
      return matches(find(matching.path()), matching.expression());
    }
    if (term instanceof Typed typed) {
      Truth truth = isOf(find(typed.path()), typed.type());
      return typed.expected() ? truth : truth.not();
    }
    Since since = (Since) term;
    boolean isSince = version.map(v -> v.compareTo(since.version()) >= 0).orElse(true);
    return Truth.of(isSince == since.expected());
  }

  private static Truth matches(ValueLookup found, Pattern expression) {
    Optional<Yaml> value = found.value();
    if (value.isEmpty() || !(value.get() instanceof YamlScalar scalar)) {
      return Truth.NO;
    }
    // An expression for templates asks for the text as it is written.
    boolean asksForTemplate = expression.pattern().contains("\\{\\{");
    return scalar.isUnknown() && !asksForTemplate
        ? Truth.UNKNOWN
        : Truth.of(expression.matcher(scalar.text()).matches());
  }

  /** A value that nobody gives has no type. */
  private static Truth isOf(ValueLookup found, ValueType type) {
    return found
        .value()
        .map(node -> ValueType.of(node).map(t -> Truth.of(t == type)).orElse(Truth.UNKNOWN))
        .orElse(Truth.NO);
  }

  private static Truth equals(ValueLookup found, String text) {
    Optional<Yaml> value = found.value();
    if (value.isEmpty() || !(value.get() instanceof YamlScalar scalar)) {
      return Truth.NO;
    }
    return scalar.isUnknown() ? Truth.UNKNOWN : Truth.of(scalar.text().equals(text));
  }
}
