package io.mcmetrics.operator.configuration;

import io.mcmetrics.document.Document;
import io.mcmetrics.operator.configuration.OperatorFault.Outcome;
import io.mcmetrics.promql.ParseResult;
import io.mcmetrics.promql.PromqlError;
import io.mcmetrics.promql.check.TypeCheck;
import io.mcmetrics.promql.parser.PromqlParser;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a PrometheusRule as prometheus-operator does, by Prometheus' own {@code rulefmt} ({@code
 * ValidateRule} in {@code pkg/operator/rules.go} of 0.94.1): one wrong rule, and all groups of the
 * resource are left out.
 */
public final class RuleGroupsCheck {
  private static final List<String> OF_ALERTS = List.of("annotations", "for", "keep_firing_for");

  private final List<OperatorFault> faults = new ArrayList<>();

  private RuleGroupsCheck() {}

  /** Returns the faults of a PrometheusRule; none of another kind. */
  public static List<OperatorFault> faults(Document document) {
    RuleGroupsCheck check = new RuleGroupsCheck();
    if (document.kind().equals("PrometheusRule")) {
      for (YamlMapping group :
          document.root().at("spec").stream()
              .flatMap(spec -> spec.mappingsAt("groups").stream())
              .toList()) {
        List<YamlMapping> rules = group.mappingsAt("rules");
        for (int i = 0; i < rules.size(); i++) {
          check.check(rules.get(i), "group \"%s\", rule %d".formatted(group.textAt("name"), i + 1));
        }
      }
    }
    return List.copyOf(check.faults);
  }

  private void check(YamlMapping rule, String place) {
    boolean isOpen = rule.entries().stream().anyMatch(entry -> entry.key().isUnknown());
    boolean records = isNamed(rule, "record");
    boolean alerts = isNamed(rule, "alert");
    if (records && alerts) {
      leave(place, "only one of 'record' and 'alert' must be set", entry(rule, "alert", rule));
    } else if (!records && !alerts && !isOpen) {
      leave(place, "one of 'record' or 'alert' must be set", rule);
    }
    rule.scalarAt("expr").ifPresent(expression -> checkExpression(expression, place));
    if (records) {
      for (String key : OF_ALERTS) {
        rule.entry(key)
            .filter(entry -> isWritten(entry))
            .ifPresent(
                entry ->
                    leave(place, "invalid field '%s' in recording rule".formatted(key), entry));
      }
    } else if (alerts) {
      checkTemplates(rule, "labels", "label", place);
      checkTemplates(rule, "annotations", "annotation", place);
    }
  }

  /** The operator omits what is empty, or is a zero. */
  private static boolean isWritten(Entry entry) {
    boolean isZero =
        entry.value() instanceof YamlScalar text
            && (text.isUnknown() || List.of("", "0", "0s").contains(text.text()));
    boolean isEmpty = entry.value() instanceof YamlMapping mapping && mapping.entries().isEmpty();
    return !entry.value().isNull() && !isZero && !isEmpty;
  }

  private void checkExpression(YamlScalar expression, String place) {
    if (expression.isUnknown() || expression.isNull()) {
      return;
    }
    if (expression.text().isBlank()) {
      leave(place, "field 'expr' must be set in rule", expression);
      return;
    }
    ParseResult result = PromqlParser.parse(expression.text());
    Optional<PromqlError> error =
        result instanceof ParseResult.Broken broken
            ? Optional.of(broken.error()).filter(any -> !broken.templated())
            : TypeCheck.of(((ParseResult.Whole) result).expression()).stream().findFirst();
    error.ifPresent(
        why ->
            leave(
                place,
                "could not parse expression: " + why.message(),
                expression.placeOf(why.range().start(), why.range().end())));
  }

  private static boolean isNamed(YamlMapping rule, String key) {
    return rule.has(key) && !rule.text(key).isKnown("");
  }

  private void checkTemplates(YamlMapping rule, String key, String word, String place) {
    for (Entry entry : rule.mappingAt(key).map(YamlMapping::entries).orElse(List.of())) {
      if (entry.value() instanceof YamlScalar text) {
        AlertTemplate.error(text.text())
            .ifPresent(
                error ->
                    leave(
                        place,
                        "%s \"%s\": template: %s".formatted(word, entry.key().text(), error),
                        text));
      }
    }
  }

  private static Located entry(YamlMapping mapping, String key, Located otherwise) {
    return mapping.entry(key).<Located>map(entry -> entry).orElse(otherwise);
  }

  private void leave(String place, String message, Located at) {
    faults.add(OperatorFault.certain(Outcome.LEFT_OUT, place + ": " + message, at));
  }
}
