package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.prometheus.LoadFault;
import io.mcmetrics.prometheus.PrometheusStart;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.remotewrite.analysis.InvalidConfig;
import io.mcmetrics.rules.remotewrite.analysis.KnownWriteFaults;
import io.mcmetrics.sender.Sender;
import java.util.List;
import java.util.function.Consumer;

/** Flags configurations that Prometheus does not load, and flags with which it does not start. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a configuration or a flag with which Prometheus does not start",
    why =
        """
        Prometheus reads the whole of its configuration or nothing of it: one key that it does not
        know, in a job that nobody looks at, and it ends. A running one keeps its old configuration,
        `prometheus_config_last_reload_successful` is 0, and the next pod does not start. Under the
        operator the same is true of what `additionalScrapeConfigs` adds.
        """,
    symptom =
        """
        The pod restarts again and again (`CrashLoopBackOff`,
        `kube_pod_container_status_restarts_total`); its log ends with `Error loading config`, or
        with the flag that is refused. A pod that still runs has
        `prometheus_config_last_reload_successful` at 0 and goes on with the old file. Where no
        pod is left, the cluster ends in Grafana at the time of the restart.
        """,
    remedy =
        """
        Correct what the message names. `promtool check config`, with `--agent` for an agent, says
        the same of a file; flags are only checked when the program starts.
        """,
    confidence =
        """
        Certain where every release refuses it, or the release of the image that loads the file.
        Possible where it depends on the release and that is not written, or where the file is a
        template.
        """,
    sources = {
      "Prometheus 3.16.0, config/config.go and the UnmarshalYAML of each section: what is refused",
      "Prometheus 3.16.0, cmd/prometheus/main.go: the flags, those of one mode only among "
          + "them, and the reading of the file at start",
      "Prometheus 3.16.0, promtool check config, run: 100 of 170 faulty files are refused "
          + "with the same words",
      "kube-state-metrics 2.20.0, docs/metrics/workload/pod-metrics.md: the metrics about "
          + "restarts and waiting containers"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class PrometheusDoesNotStart implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    KnownWriteFaults known = KnownWriteFaults.of(fleet);
    for (PrometheusStart start : fleet.infrastructure().prometheusStarts()) {
      if (start.faultsOfConfiguration().isEmpty() && start.faultsOfFlags().isEmpty()) {
        continue;
      }
      List<Sender> senders =
          fleet.sendersOf(start.cluster()).stream()
              .filter(sender -> start.loads(sender.cluster(), sender.origin()))
              .toList();
      for (LoadFault fault : start.faultsOfConfiguration()) {
        if (!known.has(fault)) {
          Problem problem =
              Problem.at(
                  fault,
                  "%s: %s",
                  InvalidConfig.consequence(!start.isGenerated()),
                  fault.message());
          out.accept(scoped(problem, fault, start, senders));
        }
      }
      for (LoadFault fault : start.faultsOfFlags()) {
        Problem problem = Problem.at(fault, "Prometheus does not start: %s", fault.message());
        out.accept(scoped(problem, fault, start, senders));
      }
    }
  }

  private static Problem scoped(
      Problem problem, LoadFault fault, PrometheusStart start, List<Sender> senders) {
    Problem scoped =
        problem
            .atMost(fault.confidence())
            .atMost(start.sight().limit())
            .affecting(start.cluster().name());
    if (start.process().isPresent()) {
      scoped =
          scoped
              .see(start.process().get().container().image(), "the Prometheus that starts with it")
              .concerning(start.process().get());
    }
    for (Sender sender : senders) {
      scoped = ProblemScope.ofSender(scoped, sender, sender);
    }
    return scoped;
  }
}
