package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.sender.Replicas;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags senders and parts of the way to Grafana that are to have no pods. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a sender, or a part of the way to Grafana, without a single pod",
    why =
        """
        With `replicas: 0` nothing runs, and no autoscaler raises it: an HorizontalPodAutoscaler leaves
        a workload without replicas alone. A Service without pods refuses every connection.
        """,
    symptom =
        """
        `kube_statefulset_replicas` or `kube_deployment_spec_replicas` is 0, and there is no pod
        to look at. A HorizontalPodAutoscaler has the condition `ScalingActive` false with the
        reason `ScalingDisabled`. Through a proxy, senders are answered with 503, and without one
        they log `connection refused` or `no such host`.
        """,
    remedy =
        """
        Set at least one replica, or take the release out if nothing is to run.
        """,
    confidence =
        """
        Certain where the number is written and the resource is seen whole.
        """,
    sources = {
      "Kubernetes, pkg/controller/podautoscaler/horizontal.go: a target of zero replicas is "
          + "left alone unless minReplicas is 0",
      "kube-state-metrics 2.20.0, docs/metrics/workload: the metrics about wanted replicas",
      "ingress-nginx 1.15.1, internal/ingress/controller/controller.go: a Service without "
          + "pods is answered with 503"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class ScaledToZero implements FleetRule {
  private static final Map<Program, Stage> STAGES =
      Map.of(
          Program.THANOS_RECEIVE, Stage.RECEIVE,
          Program.THANOS_QUERY, Stage.QUERY,
          Program.THANOS_QUERY_FRONTEND, Stage.QUERY);

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      Optional<Value<Integer>> replicas = sender.replicas().map(Replicas::count);
      if (!sender.remoteWrites().isEmpty()
          && replicas.isPresent()
          && replicas.get() instanceof Known<Integer> count
          && count.value() == 0) {
        Problem problem = Problem.at(count, "no pods: nothing is scraped, and nothing is sent");
        out.accept(ProblemScope.ofSender(problem, sender, sender));
      }
    }
    for (Component component : fleet.infrastructure().thanos().components()) {
      Stage stage = STAGES.get(component.program());
      if (stage != null
          && component.workload().replicas() instanceof Known<Integer> count
          && count.value() == 0) {
        Problem problem = Problem.at(count, "%s has no pods", component.words()).atStage(stage);
        out.accept(ComponentScope.of(problem, component, fleet));
      }
    }
  }
}
