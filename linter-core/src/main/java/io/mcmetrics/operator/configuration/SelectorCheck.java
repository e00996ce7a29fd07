package io.mcmetrics.operator.configuration;

import io.mcmetrics.operator.configuration.OperatorFault.Outcome;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks selectors by labels, which the definitions of custom resources take as any texts and the
 * operator parses ({@code LabelSelectorAsSelector} of apimachinery).
 */
final class SelectorCheck {
  private static final Pattern VALUE =
      Pattern.compile("(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

  private static final Set<String> OPERATORS = Set.of("In", "NotIn", "Exists", "DoesNotExist");

  private SelectorCheck() {}

  /** Returns what makes a selector unreadable. */
  static Optional<OperatorFault> fault(Outcome outcome, Optional<YamlMapping> selector) {
    if (selector.isEmpty()) {
      return Optional.empty();
    }
    for (Entry label :
        selector.get().mappingAt("matchLabels").map(YamlMapping::entries).orElse(List.of())) {
      Optional<OperatorFault> fault = value(outcome, label.value());
      if (fault.isPresent()) {
        return fault;
      }
    }
    for (YamlMapping expression : selector.get().mappingsAt("matchExpressions")) {
      Optional<OperatorFault> fault = expression(outcome, expression);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<OperatorFault> expression(Outcome outcome, YamlMapping expression) {
    if (!(expression.text("operator") instanceof Known<String> operator)) {
      return Optional.empty();
    }
    if (!OPERATORS.contains(operator.value())) {
      return Optional.of(
          OperatorFault.certain(
              outcome,
              "`%s` is not a valid label selector operator".formatted(operator.value()),
              operator));
    }
    List<Yaml> values = expression.itemsAt("values");
    boolean asks = operator.value().equals("In") || operator.value().equals("NotIn");
    boolean isOpen = expression.entries().stream().anyMatch(entry -> entry.key().isUnknown());
    if (asks && values.isEmpty() && !isOpen && expression.scalarAt("values").isEmpty()) {
      return Optional.of(
          OperatorFault.certain(
              outcome, "for 'in', 'notin' operators, values set can't be empty", operator));
    }
    if (!asks && !values.isEmpty()) {
      return Optional.of(
          OperatorFault.certain(
              outcome, "values set must be empty for exists and does not exist", operator));
    }
    return values.stream().flatMap(one -> value(outcome, one).stream()).findFirst();
  }

  private static Optional<OperatorFault> value(Outcome outcome, Yaml node) {
    return node instanceof YamlScalar text
            && !text.isUnknown()
            && !text.isNull()
            && !VALUE.matcher(text.text()).matches()
        ? Optional.of(
            OperatorFault.certain(
                outcome, "`%s` is not a valid label value".formatted(text.text()), text))
        : Optional.empty();
  }
}
