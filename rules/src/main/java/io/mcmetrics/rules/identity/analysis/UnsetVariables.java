package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.document.Unit.Form;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds variables in a label that nothing sets, and says what becomes of the label. */
public final class UnsetVariables {
  /** The config reloader reads these of its environment (thanos, {@code pkg/reloader}). */
  private static final Pattern RELOADER = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");

  /** Prometheus expands these, and so do most tools that prepare files. */
  private static final Pattern SHELL =
      Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)}|([A-Za-z_][A-Za-z0-9_]*))");

  /** What the operator tells the reloader (prometheus-operator, {@code config_reloader.go}). */
  private static final Set<String> OF_OPERATOR =
      Set.of("POD_NAME", "SHARD", "NODE_NAME", "TOPOLOGY_ZONE", "INZONE_SHARD");

  private static final List<String> KINDS_OF_OPERATOR =
      List.of("Prometheus", "PrometheusAgent", "MonitoringStack");

  private UnsetVariables() {}

  /** Returns what is wrong with the value of a label; empty if something may set its variables. */
  public static Optional<Problem> problem(Label label, Sender sender, Fleet fleet) {
    if (!(label.value() instanceof Unknown<String> unknown) || isOfOthers(unknown.text())) {
      return Optional.empty();
    }
    if (PlaceholderName.isInBrackets(unknown.text())) {
      return Optional.of(
          Problem.at(
                  unknown,
                  "`%s` is still the placeholder `%s`",
                  label.name(),
                  unknown.text().strip())
              .atMost(Confidence.LIKELY));
    }
    if (!KINDS_OF_OPERATOR.contains(sender.kind()) || fleet.hasVariableSubstitution()) {
      return Optional.empty();
    }
    return ofReloader(label, unknown, sender).or(() -> ofPrometheus(label, unknown, sender));
  }

  /** Templates, encrypted text, escapes and variables with a default are read by other tools. */
  private static boolean isOfOthers(String text) {
    return text.contains("{{")
        || text.contains("{%")
        || text.startsWith("ENC[")
        || text.contains("$$")
        || text.contains(":-")
        || text.contains(":=");
  }

  private static Optional<Problem> ofReloader(Label label, Unknown<String> value, Sender sender) {
    Matcher variable = RELOADER.matcher(value.text());
    while (variable.find()) {
      String name = variable.group(1);
      if (!OF_OPERATOR.contains(name) && !sender.environment().maySet(name)) {
        return Optional.of(
            Problem.at(
                    value,
                    "`%s` is not set where the config reloader reads `%s`, so that it writes no"
                        + " configuration",
                    name,
                    label.name())
                .atMost(Confidence.LIKELY));
      }
    }
    return Optional.empty();
  }

  /** Only for an overlay is it known what is deployed; a script may change loose files before. */
  private static Optional<Problem> ofPrometheus(Label label, Unknown<String> value, Sender sender) {
    Matcher variable = SHELL.matcher(value.text());
    if (sender.unit().form() != Form.OVERLAY || !variable.find()) {
      return Optional.empty();
    }
    String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
    String rest = SHELL.matcher(value.text()).replaceAll("").strip();
    String result =
        rest.isEmpty()
            ? "leaves out the `%s` label".formatted(label.name())
            : "makes `%s` of the `%s` label".formatted(rest, label.name());
    return sender.environment().maySet(name)
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    value,
                    "nothing in this tree fills in `%s`: Prometheus 3 %s, Prometheus 2 sends this"
                        + " text",
                    variable.group(),
                    result)
                .withWeight(Weight.LIGHTER)
                .atMost(Confidence.POSSIBLE));
  }
}
