package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.SIDECAR;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.thanos.Component;
import java.util.List;
import java.util.function.Consumer;

/** Flags sidecars of Thanos beside a Prometheus that has no external labels. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a Thanos sidecar beside a Prometheus without external labels",
    why =
        """
        The sidecar ends with `no external labels configured on Prometheus server, uniquely identifying
        external labels must be configured`, also if it uploads nothing: Thanos Query never sees it.
        """,
    symptom =
        """
        The sidecar ends with `no external labels configured on Prometheus server, uniquely identifying
        external labels must be configured`, and its container is in `CrashLoopBackOff`. Thanos Query
        has no such store, and Grafana lacks the cluster.
        """,
    remedy =
        """
        Name the cluster in `external_labels` (`externalLabels` of the resource), and keep the labels of
        the operator.
        """,
    confidence =
        """
        Certain where the configuration of the Prometheus is seen whole; tried with Thanos 0.42.
        """,
    sources = {
      "Thanos 0.42.5, cmd/thanos/sidecar.go: without external labels it ends, whether or "
          + "not it uploads"
    },
    severity = ERROR,
    stage = SIDECAR)
public final class SidecarWithoutExternalLabels implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      boolean hasNone =
          sender.externalLabels().whole()
              && sender.externalLabels().labels().isEmpty()
              && sender.operatorLabels().isEmpty();
      List<Component> sidecars = hasNone ? fleet.sidecars(sender) : List.of();
      if (!sidecars.isEmpty()) {
        Problem problem =
            Problem.at(
                    sender.externalLabels(),
                    "no external labels are written down, without which the sidecar ends as soon as"
                        + " it has asked Prometheus for them")
                .see(sidecars.get(0), "the sidecar")
                .atMost(sidecars.get(0).workload().sight().limit());
        out.accept(ProblemScope.ofSender(problem, sender, sender));
      }
    }
  }
}
