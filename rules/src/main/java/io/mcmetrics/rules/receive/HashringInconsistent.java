package io.mcmetrics.rules.receive;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RECEIVE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.receive.analysis.EndpointSyntax;
import io.mcmetrics.rules.receive.analysis.HashringEndpoints;
import io.mcmetrics.rules.receive.analysis.HashringZones;
import io.mcmetrics.rules.receive.analysis.LocalEndpoint;
import io.mcmetrics.source.Span;
import io.mcmetrics.thanos.Hashring;
import io.mcmetrics.thanos.Hashrings;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.UnmountedHashrings;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags hashrings that do not fit the receivers that use them. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a hashring that does not fit its receivers",
    why =
        """
        With fewer endpoints than copies to keep, writes fail with `insufficient nodes`, or the
        receiver does not start (`ketama: amount of endpoints needs to be larger than replication
        factor`). What falls to an endpoint that is not there is answered with 503, over and over.
        """,
    symptom =
        """
        Thanos Receive answers 500 with `insufficient nodes; have 1, want 2`, or 503 for an
        endpoint that is not there, and the sender warns `Failed to send batch, retrying` for
        ever. `thanos_receive_forward_requests_total{result="error"}` and
        `thanos_receive_replications_total{result="error"}` grow, and
        `thanos_receive_hashring_nodes` is not the number of pods. With ketama and too few
        endpoints the pod ends at start.
        """,
    remedy =
        """
        List each receiver once, by its own name and its gRPC port (10901), as in
        `thanos-receive-0.thanos-receive-headless.monitoring.svc.cluster.local:10901`. In bitnami's
        chart: `receive.service.additionalHeadless: true`.
        """,
    confidence =
        """
        Certain where the hashring, the flags and the written number of replicas contradict each
        other. Likely where an autoscaler may set the number, a port is not the usual one, or no
        workload of the tree mounts the hashrings.
        """,
    sources = {
      "Thanos 0.42.5, pkg/receive/hashring.go: how a node is chosen, and both errors about "
          + "too few",
      "Thanos 0.42.5, pkg/receive/handler.go: the quorum of writes, and what is answered with 503",
      "Thanos 0.42.5, pkg/receive/config.go: the fields of a hashring, and the metrics "
          + "about its file",
      "bitnami thanos 17.6.0, values.yaml, additionalHeadless: by default there is no "
          + "headless Service to name the pods",
      "Thanos 0.42.5, run: a misspelt `endpoint` starts without a word, and each request is "
          + "answered with 500"
    },
    severity = ERROR,
    stage = RECEIVE)
public final class HashringInconsistent implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<SampleDelivery> deliveries = fleet.deliveries();
    // Routers and the receivers behind them are given the same file.
    Map<Span, Problem> byPlace = new LinkedHashMap<>();
    for (Receive receive : fleet.infrastructure().thanos().receives()) {
      for (Problem problem : problems(receive, deliveries, fleet)) {
        Problem whole = concerning(problem, receive, fleet);
        byPlace.merge(problem.at().span(), whole, Problem::joined);
      }
    }
    byPlace.values().forEach(out);
    for (UnmountedHashrings spare : fleet.infrastructure().thanos().unmountedHashrings()) {
      problems(spare).forEach(out);
    }
  }

  /** Checks hashrings that no workload of the tree mounts: a receiver elsewhere reads them. */
  private static List<Problem> problems(UnmountedHashrings spare) {
    List<Problem> problems = new ArrayList<>();
    for (Hashring ring : spare.rings()) {
      ring.addresses().stream()
          .flatMap(address -> EndpointSyntax.problem(address).stream())
          .findFirst()
          .map(problem -> problem.atMost(Confidence.LIKELY).atMost(spare.sight().limit()))
          .map(problem -> problem.affecting(spare.cluster().name()).concerning(spare))
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static List<Problem> problems(
      Receive receive, List<SampleDelivery> deliveries, Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    scattered(receive, deliveries).ifPresent(problems::add);
    untried(receive.hashrings()).ifPresent(problems::add);
    for (Hashring ring : receive.hashrings().rings()) {
      Optional<Problem> refused =
          HashringZones.problem(receive, ring).or(() -> tooFew(receive, ring));
      refused.ifPresent(problems::add);
      if (refused.isEmpty()) {
        problems.addAll(HashringEndpoints.problems(receive, ring, fleet.infrastructure()));
      }
    }
    if (problems.isEmpty()) {
      new LocalEndpoint(receive, fleet.infrastructure()).problem().ifPresent(problems::add);
    }
    return problems;
  }

  private static Problem concerning(Problem problem, Receive receive, Fleet fleet) {
    Problem own =
        problem
            .atMost(receive.component().workload().sight().limit())
            .affecting(receive.component().workload().cluster().name())
            .concerning(receive);
    return ProblemScope.ofDeliveries(
        own, fleet, delivery -> delivery.isReceivedBy(receive) || delivery.isIngestedBy(receive));
  }

  /** Hashrings are tried in their order (thanos, pkg/receive/hashring.go, multiHashring). */
  private static Optional<Problem> untried(Hashrings hashrings) {
    List<Hashring> rings = hashrings.rings();
    for (int i = 0; i + 1 < rings.size(); i++) {
      if (rings.get(i).acceptsAllTenants()) {
        Hashring untried = rings.get(i + 1);
        return Optional.of(
            Problem.at(
                    untried,
                    "hashring `%s` is never tried: `%s` before it names no tenants, and takes all",
                    untried.name().written(),
                    rings.get(i).name().written())
                .see(rings.get(i), "takes all")
                .withWeight(Weight.LIGHTER));
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> tooFew(Receive receive, Hashring ring) {
    if (!ring.isComplete()
        || !(receive.replicationFactor() instanceof Known<Integer> factor)
        || factor.value() <= ring.endpoints().size()) {
      return Optional.empty();
    }
    int count = ring.endpoints().size();
    return Optional.of(
        Problem.at(
                factor,
                "%d copies of each series are to be kept, and the hashring has %s: no write can"
                    + " succeed",
                factor.value(),
                count == 1 ? "one endpoint only" : count + " endpoints only")
            .see(ring, "the hashring"));
  }

  /** Without a hashring each receiver stores what it happens to get: a part of every series. */
  private static Optional<Problem> scattered(Receive receive, List<SampleDelivery> deliveries) {
    Workload workload = receive.component().workload();
    boolean isEntered = deliveries.stream().anyMatch(delivery -> delivery.isReceivedBy(receive));
    if (!isEntered
        || !(workload.replicas() instanceof Known<Integer> replicas)
        || replicas.value() < 2
        || !keepsToItself(receive)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                replicas,
                "%d receivers, and no hashring that names each of them: every one keeps what it"
                    + " happens to get, and each series is scattered over all",
                replicas.value())
            .see(receive.hashrings(), "what they are told of hashrings")
            .withWeight(Weight.LIGHTER)
            .atMost(Confidence.LIKELY));
  }

  private static boolean keepsToItself(Receive receive) {
    return receive.mode() == Receive.Mode.INGESTOR
        ? receive.component().commandLine().isWhole()
        : receive.hashrings().isKnown()
            && receive.replicationFactor().isKnown(1)
            && receive.hashrings().rings().stream().allMatch(HashringInconsistent::isItself);
  }

  private static boolean isItself(Hashring ring) {
    return ring.addresses().size() == 1 && EndpointSyntax.isLoopback(ring.addresses().get(0));
  }
}
