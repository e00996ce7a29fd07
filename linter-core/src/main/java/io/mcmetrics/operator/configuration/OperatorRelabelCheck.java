package io.mcmetrics.operator.configuration;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.operator.configuration.OperatorFault.Outcome;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.relabel.RelabelValidation;
import io.mcmetrics.yaml.Yaml;
import java.util.List;
import java.util.Optional;

/**
 * Checks relabelling rules of monitors and scrape classes, which the operator validates itself
 * ({@code pkg/prometheus/validation/validator.go} of 0.94.1), with the words of Prometheus.
 */
final class OperatorRelabelCheck {
  private final Outcome outcome;

  /** The versions of the Prometheus that are to scrape; none if they are not known. */
  private final List<TolerantVersion> versions;

  OperatorRelabelCheck(Outcome outcome, List<TolerantVersion> versions) {
    this.outcome = outcome;
    this.versions = List.copyOf(versions);
  }

  /** Returns the first thing that the operator objects to in a list of rules. */
  Optional<OperatorFault> fault(Optional<Yaml> rules) {
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    for (RelabelRule rule : RelabelReader.read(rules.get(), RelabelSyntax.CUSTOM_RESOURCE)) {
      Optional<OperatorFault> fault = fault(rule);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<OperatorFault> fault(RelabelRule rule) {
    boolean isRefused =
        rule.syntaxFaults().stream()
            .anyMatch(fault -> fault.kind() == RelabelFault.Kind.REJECTED_BY_API_SERVER);
    if (isRefused) {
      return Optional.empty();
    }
    return RelabelValidation.faults(rule, dialect()).stream()
        .filter(fault -> fault.kind() == RelabelFault.Kind.REFUSED_BY_PROMETHEUS)
        // The operator does not look at the names of source labels.
        .filter(fault -> !fault.message().endsWith("is not a valid label name"))
        .findFirst()
        .map(
            fault ->
                OperatorFault.certain(outcome, fault.message(), fault)
                    .atMost(fault.isCertain() ? Confidence.CERTAIN : Confidence.LIKELY))
        .or(() -> tooNew(rule));
  }

  /** What one of them takes is not objected to. */
  private PrometheusDialect dialect() {
    boolean areOld =
        !versions.isEmpty() && versions.stream().allMatch(version -> version.major() < 3);
    return areOld ? PrometheusDialect.PROMETHEUS_2 : PrometheusDialect.PROMETHEUS_3;
  }

  private Optional<OperatorFault> tooNew(RelabelRule rule) {
    if (!rule.knows(RelabelRule.Part.ACTION) || versions.isEmpty()) {
      return Optional.empty();
    }
    int since =
        switch (rule.action()) {
          case LOWERCASE, UPPERCASE -> 36;
          case KEEPEQUAL, DROPEQUAL -> 41;
          default -> 0;
        };
    return versions.stream().allMatch(version -> version.isBefore(2, since))
        ? Optional.of(
            OperatorFault.certain(
                outcome,
                "%s relabel action is only supported from Prometheus version 2.%d.0"
                    .formatted(rule.action().word(), since),
                rule))
        : Optional.empty();
  }
}
