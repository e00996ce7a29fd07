package io.mcmetrics.rules.writerelabel;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RELABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelFault.Kind;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.relabel.RelabelValidation;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.writerelabel.analysis.RelabelMistakes;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Flags write relabelling that Prometheus refuses, or takes for something else than is meant. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "write relabelling that Prometheus refuses",
    why =
        """
        Prometheus does not start with a file that holds such a rule. Under the operator the API
        server takes the resource, but the reload fails: the old configuration stays in force,
        `prometheus_config_last_reload_successful` is 0, and a new pod does not start.
        """,
    symptom =
        """
        A Prometheus that starts ends at once with `Error loading config` and the reason. One that
        runs logs a failed reload, `prometheus_config_last_reload_successful` is 0, and with the
        operator `reloader_last_reload_successful` is 0 as well. What was to change does not: the
        old rules go on.
        """,
    remedy =
        """
        Correct the part that the message names. `promtool check config` tells the same of a file.
        """,
    confidence =
        """
        Certain where Prometheus, its operator or the API server refuses the rule in every
        release. Likely where only some releases do and which one runs is not written, or the
        value may be replaced. Possible where a release before 3.0 would refuse it and none is
        written.
        """,
    sources = {
      "Prometheus 3.16.0, model/relabel/relabel.go, Validate: what each action needs and refuses",
      "Prometheus 3.16.0, cmd/prometheus/main.go: the file is read before anything starts",
      "prometheus-operator 0.93.0, run: rules in writeRelabelConfigs are written as they "
          + "are, and not checked",
      "Thanos 0.42.5, pkg/reloader/reloader.go: the metrics of the reloader"
    },
    severity = ERROR,
    stage = RELABEL)
public final class InvalidWriteRelabel implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (RemoteWrite write : sender.remoteWrites()) {
        for (Problem problem : problems(write, sender)) {
          out.accept(
              ProblemScope.ofSender(
                  problem.see(write.url(), "the rule is part of what decides what is sent to here"),
                  sender,
                  write));
        }
      }
    }
  }

  private static List<Problem> problems(RemoteWrite write, Sender sender) {
    PrometheusDialect dialect = sender.dialect();
    List<Problem> problems = new ArrayList<>();
    for (RelabelRule rule : write.relabelling()) {
      List<RelabelFault> faults = faults(rule, dialect);
      faults.forEach(fault -> problems.add(problem(fault, rule)));
      if (faults.isEmpty() && sender.knownDialect().isEmpty()) {
        faults(rule, PrometheusDialect.PROMETHEUS_2).forEach(fault -> problems.add(old(fault)));
      }
    }
    problems.addAll(RelabelMistakes.in(write, dialect));
    return problems;
  }

  /** Returns the faults of a rule; none if a misspelt key may be their cause. */
  private static List<RelabelFault> faults(RelabelRule rule, PrometheusDialect dialect) {
    return rule.syntaxFaults().stream().anyMatch(fault -> fault.unknownKey().isPresent())
        ? List.of()
        : RelabelValidation.faults(rule, dialect);
  }

  private static Problem problem(RelabelFault fault, RelabelRule rule) {
    Problem problem =
        fault.kind() == Kind.REJECTED_BY_API_SERVER
            ? Problem.at(
                fault,
                "the API server rejects the resource, and nothing in it is applied: %s",
                fault.message())
            : Problem.at(fault, "%s: %s", whatComesOfIt(rule.syntax()), fault.message());
    return problem.atMost(fault.isCertain() ? Confidence.CERTAIN : Confidence.LIKELY);
  }

  private static String whatComesOfIt(RelabelSyntax syntax) {
    return syntax == RelabelSyntax.PROMETHEUS_FILE
        ? "Prometheus does not load this file"
        : "the API server takes this rule, but Prometheus keeps its old configuration";
  }

  private static Problem old(RelabelFault fault) {
    return Problem.at(fault, "Prometheus before 3.0 refuses this rule: %s", fault.message())
        .atMost(Confidence.POSSIBLE)
        .withWeight(Weight.LIGHTER);
  }
}
