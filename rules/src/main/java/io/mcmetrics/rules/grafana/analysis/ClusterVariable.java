package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.need.Dashboard;
import io.mcmetrics.regex.LinearRegex;
import io.mcmetrics.rules.analysis.NameList;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variable of a dashboard by which a cluster is chosen (Grafana, "Add variables"). */
public record ClusterVariable(YamlMapping variable) {
  /** Why it does not let one choose, and where that is written. */
  public record Fault(Located at, String message) {}

  private static final Pattern EXPRESSION = Pattern.compile("/(.*)/[a-z]*", Pattern.DOTALL);

  /** Returns that of a dashboard: it is called like the label, or lists its values. */
  public static Optional<ClusterVariable> of(Dashboard dashboard, String label) {
    return dashboard.variables().stream()
        .filter(variable -> isOf(variable, label))
        .findFirst()
        .map(ClusterVariable::new);
  }

  private static boolean isOf(YamlMapping variable, String label) {
    return variable.text("name").isKnown(label)
        || query(variable)
            .strip()
            .matches("label_values\\((?:.*,)?\\s*" + Pattern.quote(label) + "\\s*\\)");
  }

  private static String query(YamlMapping variable) {
    return variable.scalarAt("query").isPresent()
        ? variable.textAt("query")
        : variable.textAt("query", "query");
  }

  /**
   * Returns why some clusters cannot be chosen by it.
   *
   * @param values the values of the label that are known to arrive
   */
  public Optional<Fault> fault(List<String> values) {
    Value<String> type = variable.text("type");
    if (type.isKnown("constant")) {
      return Optional.of(new Fault(type, "it is a constant"));
    }
    if (type.isKnown("custom")) {
      return unlisted(values);
    }
    if (!type.isKnown("query")) {
      return Optional.empty();
    }
    return hidden().or(this::neverRefreshed).or(() -> excluded(values));
  }

  /** One that is hidden and stands for all of them lets dashboards add them up. */
  private Optional<Fault> hidden() {
    Value<String> hide = variable.text("hide");
    boolean standsForAll =
        variable.is(true, "includeAll")
            && (variable.has("allValue") || isAll(variable.textAt("current", "value")));
    boolean isHidden = hide.isKnown("2") || hide.isKnown("hideVariable");
    return isHidden && !standsForAll
        ? Optional.of(new Fault(hide, "it is hidden, and stands for the first of them"))
        : Optional.empty();
  }

  private boolean isAll(String value) {
    return value.equals("$__all")
        || variable.itemsAt("current", "value").stream()
            .anyMatch(item -> Value.of(item).isKnown("$__all"));
  }

  private Optional<Fault> neverRefreshed() {
    Value<String> refresh = variable.text("refresh");
    return refresh.isKnown("0") || refresh.isKnown("never")
        ? Optional.of(
            new Fault(refresh, "it is never refreshed, and lists what was there when it was saved"))
        : Optional.empty();
  }

  private Optional<Fault> excluded(List<String> values) {
    if (!(variable.text("regex") instanceof Known<String> regex) || regex.value().isBlank()) {
      return Optional.empty();
    }
    Matcher slashes = EXPRESSION.matcher(regex.value());
    Optional<LinearRegex> expression =
        LinearRegex.compile(slashes.matches() ? slashes.group(1) : regex.value());
    return expression
        .map(known -> values.stream().filter(value -> known.find(value).isEmpty()).toList())
        .filter(missed -> !missed.isEmpty())
        .map(missed -> new Fault(regex, "its `regex` leaves out " + NameList.text(missed)));
  }

  private Optional<Fault> unlisted(List<String> values) {
    if (!(variable.text("query") instanceof Known<String> query) || query.value().isBlank()) {
      return Optional.empty();
    }
    List<String> listed =
        Arrays.stream(query.value().split(",", -1))
            .map(item -> item.replaceFirst("^[^:]* : ", "").strip())
            .toList();
    List<String> missed =
        values.stream()
            .filter(value -> listed.stream().noneMatch(item -> mayMatch(item, value)))
            .toList();
    return missed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fault(query, "its list leaves out " + NameList.text(missed)));
  }

  private static boolean mayMatch(String item, String value) {
    return item.equals(value)
        || LinearRegex.compile(item).filter(regex -> regex.matches(value)).isPresent();
  }
}
