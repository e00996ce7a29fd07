package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ASIDE;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.admission.AcceptedObject;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.prometheus.PrometheusProcess;
import io.mcmetrics.prometheus.PrometheusStart;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.remotewrite.analysis.AgentRequest;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags a Prometheus that is asked to be an agent in a way that does not make one of it. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a feature or flag that does not make an agent of this Prometheus",
    why =
        """
        Before 3.0, Prometheus ends: prometheus-operator gives each Prometheus flags of a server,
        `The following flag(s) can not be used in agent mode: ["--storage.tsdb.path" ...]`. The flag
        `--agent` ends it in every release. Since 3.0 the feature is unknown: one line in the log,
        and a whole server with a database runs where an agent is thought to be.
        """,
    symptom =
        """
        Before 3.0, and with the flag: `CrashLoopBackOff`, and the log ends with `The following flag(s) can
        not be used in agent mode`. Since 3.0 the log has `Unknown option for --enable-feature`, the pod has
        a database below `--storage.tsdb.path` and answers queries, which no agent does.
        """,
    remedy =
        """
        Make it a `PrometheusAgent`; in kube-prometheus-stack `prometheus.agentMode: true`, without
        the keys that an agent does not have: retention, rules, alerting, remote read and Thanos.
        In pods of your own, `--agent` with `--storage.agent.path`.
        """,
    confidence =
        """
        Certain where the release is written, or the flag ends every release. Likely where the
        operator chooses the release, which is one since 3.0 for operators since 0.79.
        """,
    sources = {
      "prometheus 3.14, cmd/prometheus/main.go: the feature `agent` is unknown since "
          + "3.0, and flags of a server are refused by agents",
      "prometheus-operator 0.86, pkg/prometheus/server/statefulset.go: each Prometheus "
          + "gets flags of storage"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class AgentModeFeatureFlag implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (AcceptedObject object : fleet.admission().accepted("monitoring.coreos.com")) {
      for (AgentRequest request : AgentRequest.in(object.document())) {
        Problem problem =
            problem(request, object.document())
                .atMost(object.document().sight().limit())
                .affecting(object.cluster().name())
                .concerning(object.document());
        out.accept(ofSender(problem, object.document(), fleet));
      }
    }
    for (PrometheusStart start : fleet.infrastructure().prometheusStarts()) {
      start
          .process()
          .filter(process -> start.faultsOfFlags().isEmpty())
          .flatMap(AgentModeFeatureFlag::unknownFeature)
          .ifPresent(
              feature ->
                  out.accept(
                      server(Problem.at(feature, "%s", words()))
                          .atMost(start.sight().limit())
                          .affecting(start.cluster().name())));
    }
  }

  private static Problem problem(AgentRequest request, Document document) {
    if (request.isFlag()) {
      return Problem.at(
          request,
          "with `--agent` Prometheus does not start: the operator gives a Prometheus the flags of a"
              + " server, `--storage.tsdb.path` and others");
    }
    Optional<MinorVersion> release = AgentRequest.release(document);
    if (release.filter(known -> known.isBefore(3, 0)).isPresent()) {
      Problem ended =
          Problem.at(
              request,
              "with this feature Prometheus %s does not start: the operator gives a Prometheus the"
                  + " flags of a server, which an agent refuses",
              release.get());
      // Before 2.32 it is a name that nobody knows.
      return release.get().isBefore(2, 32) ? server(ended) : ended;
    }
    return server(Problem.at(request, "%s", words()))
        .atMost(release.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY);
  }

  private static String words() {
    return "since 3.0 Prometheus has no feature `agent`: this is a whole server, and no agent";
  }

  /** It runs, and sends. */
  private static Problem server(Problem problem) {
    return problem.withWeight(Weight.LIGHTER).atStage(ASIDE);
  }

  /** What such a flag does beside flags of an agent is for another rule. */
  private static Optional<Value<String>> unknownFeature(PrometheusProcess process) {
    boolean isNew = process.release().filter(known -> !known.isBefore(3, 0)).isPresent();
    return !isNew || process.flags().has("agent")
        ? Optional.empty()
        : process.flags().all("enable-feature").stream().filter(AgentRequest::isAgent).findFirst();
  }

  private static Problem ofSender(Problem problem, Document document, Fleet fleet) {
    Problem scoped = problem;
    for (Sender sender : fleet.senders()) {
      if (sender.isReadFrom(document)) {
        scoped = ProblemScope.ofSender(scoped, sender, sender);
      }
    }
    return scoped;
  }
}
