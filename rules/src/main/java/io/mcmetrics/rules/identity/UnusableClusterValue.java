package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.IDENTITY;
import static io.mcmetrics.regex.PrometheusDialect.PROMETHEUS_2;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.identity.analysis.ClusterLabels;
import io.mcmetrics.rules.identity.analysis.LabelExpansion;
import io.mcmetrics.rules.identity.analysis.PlaceholderName;
import io.mcmetrics.rules.identity.analysis.UnsetVariables;
import io.mcmetrics.rules.identity.analysis.ValuesLayers;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Placeholder;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags labels for the cluster whose values name no cluster. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a cluster label whose value names no cluster",
    why =
        """
        Prometheus leaves out a label without a value, and Grafana does not list the cluster. A
        placeholder that nobody filled in is the name of every cluster that was copied from the same
        file. A number or a boolean the API server refuses, `must be of type string`, and the cluster
        stays as it was.
        """,
    symptom =
        """
        The list of clusters in Grafana lacks this one, or shows the placeholder in place of a
        name. Prometheus 3 warns of an `Empty environment variable` when it loads the
        configuration, and the config reloader of the operator says
        `found reference to unset environment variable`. A number in a resource ends in an error
        of the deployment: `must be of type string`.
        """,
    remedy =
        """
        Write the name of the cluster, in quotes if it looks like a number: `cluster: "02"`. Where
        something outside of the repository fills it in, accept the finding with that reason.
        """,
    confidence =
        """
        Certain where the value is written and refused, empty or blank, and the sender is seen
        whole. Likely where it looks like a placeholder that nothing fills in. Possible where
        another layer of values may set it, or the word may be meant.
        """,
    settings = {CLUSTER_LABEL},
    sources = {
      "Prometheus 3.16.0, config/config.go, Load: variables in external labels are "
          + "expanded, and one that is not set becomes the empty text",
      "Prometheus 3.16.0, docs/migration.md: the expansion is always on since 3.0",
      "Thanos 0.42.5, pkg/reloader/reloader.go, expandEnv: `$(NAME)` is expanded before "
          + "Prometheus reads the file",
      "prometheus-operator 0.93.0, cmd/prometheus-config-reloader/main.go: a variable that "
          + "is not set stops nothing and stays as text",
      "Kubernetes 1.37, apiextensions-apiserver, pkg/apiserver/validation: the type of each "
          + "field of a custom resource is checked"
    },
    severity = ERROR,
    stage = IDENTITY)
public final class UnusableClusterValue implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (Label label : sender.externalLabels().labels()) {
        if (ClusterLabels.isNamedBy(label.name(), fleet)) {
          problem(label, sender, fleet)
              .map(problem -> ProblemScope.ofSender(problem, sender, sender))
              .ifPresent(out);
        }
      }
    }
  }

  private static Optional<Problem> problem(Label label, Sender sender, Fleet fleet) {
    if (!label.isText() && sender.isResource()) {
      return Optional.of(noText(label, sender, fleet));
    }
    if (ClusterLabels.firstRelying(sender, fleet).isEmpty()) {
      return Optional.empty();
    }
    if (ClusterLabels.isEmpty(label)) {
      return ClusterLabels.isLabelled(sender, fleet)
              || ValuesLayers.isCompletedBeside(sender, fleet)
          ? Optional.empty()
          : Optional.of(empty(label).atMost(doubt(sender, fleet)));
    }
    Optional<Problem> expanded = expanded(label, sender, fleet);
    if (expanded.isPresent()) {
      return expanded.map(problem -> problem.atMost(doubt(sender, fleet)));
    }
    if (label.value() instanceof Known<String> known) {
      return PlaceholderName.in(known.value())
          .map(placeholder -> placeholder(label, placeholder).atMost(doubt(sender, fleet)))
          .or(() -> blanks(label, known.value()));
    }
    return UnsetVariables.problem(label, sender, fleet)
        .map(problem -> problem.atMost(doubt(sender, fleet)));
  }

  private static Problem noText(Label label, Sender sender, Fleet fleet) {
    String value = label.value().known().orElse("");
    boolean isBoolean = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    Confidence doubt =
        ValuesLayers.mayBeCompletedElsewhere(sender, fleet) || !sender.sight().whole()
            ? Confidence.POSSIBLE
            : Confidence.CERTAIN;
    return Problem.at(
            label.value(),
            "`%s` is the %s `%s`: the API server takes texts only, and refuses all of the %s",
            label.name(),
            isBoolean ? "boolean" : "number",
            value,
            sender.kind())
        .atMost(doubt);
  }

  private static Problem empty(Label label) {
    boolean isThere = label.value() instanceof Known<String> known && !known.value().isEmpty();
    return isThere
        ? Problem.at(label.value(), "`%s` is nothing but blanks", label.name())
        : Problem.at(
            label.value(), "`%s` has no value, and no sample carries an empty label", label.name());
  }

  /** A script may replace what looks like a placeholder before it is deployed. */
  private static Problem placeholder(Label label, PlaceholderName placeholder) {
    return placeholder.isCertain()
        ? Problem.at(
                label.value(),
                "`%s` is still the placeholder `%s`",
                label.name(),
                placeholder.text())
            .atMost(Confidence.LIKELY)
        : Problem.at(
                label.value(),
                "`%s` is `%s`, which tells no cluster from another",
                label.name(),
                placeholder.text())
            .atMost(Confidence.POSSIBLE);
  }

  /** Something else may fill in what stands in braces before Prometheus reads it. */
  private static Optional<Problem> expanded(Label label, Sender sender, Fleet fleet) {
    LabelExpansion expansion = LabelExpansion.of(label.value().written());
    boolean isOld = sender.knownDialect().filter(PROMETHEUS_2::equals).isPresent();
    if (!sender.isPrometheus() || isOld || expansion.impossible().isEmpty()) {
      return Optional.empty();
    }
    String variable = expansion.impossible().get(0);
    boolean isInBraces = variable.startsWith("${");
    boolean mayBeTemplate =
        fleet.hasVariableSubstitution() || Placeholder.isTemplate(label.value().written());
    if (isInBraces && (mayBeTemplate || !isShellDefault(variable))) {
      return Optional.empty();
    }
    Problem problem =
        isInBraces
            ? Problem.at(
                    label.value(),
                    "to Prometheus all of `%s` is the name of a variable, which no environment can"
                        + " set: of `%s` it makes `%s`",
                    variable,
                    label.name(),
                    expansion.text())
                .atMost(Confidence.LIKELY)
            : Problem.at(
                label.value(),
                "`%s` is a variable to Prometheus, and empty: of `%s` it makes `%s`; `$$` is a"
                    + " dollar",
                variable,
                label.name(),
                expansion.text());
    boolean isNamed = expansion.isKnown() && !expansion.text().isBlank();
    return Optional.of(isNamed ? problem.withWeight(Weight.LIGHTER) : problem);
  }

  private static boolean isShellDefault(String variable) {
    return variable.matches("\\$\\{[A-Za-z_][A-Za-z0-9_]*:?[-=?+].*}");
  }

  private static Optional<Problem> blanks(Label label, String name) {
    return name.equals(name.strip())
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    label.value(),
                    "`%s` has blanks around it: `%s` is another cluster than `%s`",
                    label.name(),
                    name,
                    name.strip())
                .withWeight(Weight.LIGHTER));
  }

  /** A values file may be completed by other layers. */
  private static Confidence doubt(Sender sender, Fleet fleet) {
    boolean mayBeCompleted =
        ValuesLayers.mayBeLowest(sender) || ValuesLayers.mayBeCompletedElsewhere(sender, fleet);
    if (mayBeCompleted || !sender.sight().whole()) {
      return Confidence.POSSIBLE;
    }
    return Confidence.CERTAIN;
  }
}
