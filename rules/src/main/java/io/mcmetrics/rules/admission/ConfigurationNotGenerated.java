package io.mcmetrics.rules.admission;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.operator.configuration.OperatorFault;
import io.mcmetrics.operator.configuration.OperatorFault.Outcome;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.admission.analysis.ObjectConfidence;
import io.mcmetrics.rules.admission.analysis.ObjectScope;
import io.mcmetrics.rules.admission.analysis.OperatedObject;
import io.mcmetrics.source.Located;
import java.util.function.Consumer;

/**
 * Flags resources of which the operator makes no configuration, though the API server took them.
 */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a resource of which prometheus-operator makes no configuration",
    why =
        """
        The operator checks what the API server cannot. Where something is wrong with a Prometheus,
        it writes no configuration: the old one stays in force, and a new Prometheus does not start.
        A monitor or a PrometheusRule with a fault is left out alone. Nothing but an event and the
        log of the operator tells of it.
        """,
    symptom =
        """
        The operator logs the reason at each try, `prometheus_operator_reconcile_errors_total`
        grows, and the Prometheus has the condition `Reconciled` false. For a monitor or a rule it
        logs `skipping object`, sends a warning event `InvalidConfiguration`, and
        `prometheus_operator_managed_resources{state="rejected"}` is above 0. The samples are
        those of the old configuration, or none.
        """,
    remedy =
        """
        Correct what the message names, in the words of the operator. A Prometheus needs at least
        one of the selectors of monitors, be it `{}`, or its configuration is left to you.
        """,
    confidence =
        """
        Certain where the operator refuses it whatever else is in the cluster. Likely where flags of
        the operator, its release or unseen parts of the resource decide, and where no Prometheus is
        seen beside a rule or a monitor. Possible where a feature gate or a Prometheus outside of the
        tree decides. Where the operator of VictoriaMetrics is all that is seen, nothing is said.
        """,
    sources = {
      "prometheus-operator 0.93.0, pkg/prometheus/resource_selector.go: one faulty monitor "
          + "is left out, with an event",
      "prometheus-operator 0.93.0, pkg/prometheus/promcfg.go and pkg/prometheus/validation: "
          + "what stops the whole configuration",
      "prometheus-operator 0.93.0, pkg/prometheus/server/operator.go, "
          + "unmanagedPrometheusConfiguration: without a selector the configuration is left to "
          + "the user",
      "prometheus-operator 0.93.0, pkg/operator/operator.go: the condition and the metrics "
          + "about resources"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class ConfigurationNotGenerated implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (OperatedObject object : OperatedObject.in(fleet)) {
      for (OperatorFault fault : object.faults()) {
        Problem problem = Problem.at(fault, "%s: %s", words(fault, object), fault.message());
        for (Located other : fault.related()) {
          problem = problem.see(other, "the first one");
        }
        Problem weighed =
            fault.outcome() == Outcome.LEFT_OUT ? problem.withWeight(Weight.LIGHTER) : problem;
        out.accept(
            ObjectScope.of(
                weighed
                    .atMost(fault.confidence())
                    .atMost(object.limit())
                    .atMost(ObjectConfidence.limit(object.document())),
                object.document(),
                object.cluster().name(),
                fleet));
      }
    }
  }

  private static String words(OperatorFault fault, OperatedObject object) {
    return switch (fault.outcome()) {
      case STOPPED -> "the API server takes this, but the operator makes no configuration of it";
      case EMPTY -> "the operator makes an empty configuration of this Prometheus";
      case PAUSED -> "the operator makes nothing of this " + object.document().kind();
      case LEFT_OUT ->
          "the operator leaves this " + object.document().kind() + " out of the configuration";
    };
  }
}
