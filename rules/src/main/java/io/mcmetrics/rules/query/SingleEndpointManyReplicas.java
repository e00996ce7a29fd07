package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.QUERY;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.QueriedStores;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.StoreAddress.Lookup;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Flags addresses by which Thanos Query asks one of several pods, each with series of its own. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "one address for several pods, of which Thanos Query asks only one",
    why =
        """
        Thanos Query keeps one connection to an address, and a Service with an IP of its own is one
        address. The series of all pods but one are missing; which, changes with every restart.
        """,
    symptom =
        """
        The page Stores of Thanos Query lists one address where several pods run, and
        `thanos_store_nodes_grpc_connections` counts 1. A part of the series is missing, another
        part after each restart of Query or of a pod. Queries succeed without a warning.
        """,
    remedy =
        """
        Ask each pod: `dnssrv+_grpc._tcp.` and the name of a headless Service (`clusterIP: None`).
        In bitnami's chart: `receive.service.additionalHeadless: true`.
        """,
    confidence =
        """
        Certain where the address names one Service, whose pods are known by number. Likely where
        several Services may be meant. Never surer than the workloads are seen.
        """,
    sources = {
      "Thanos 0.42.5, docs/service-discovery.md: dns+ and dnssrv+ ask each address that a "
          + "name has",
      "Kubernetes documentation, DNS for Services and Pods: a headless Service has one "
          + "address a pod, any other has its own",
      "bitnami thanos 17.6.0, values.yaml, additionalHeadless: by default there is no "
          + "headless Service"
    },
    severity = ERROR,
    stage = QUERY)
public final class SingleEndpointManyReplicas implements FleetRule {
  private static final Set<Program> WITH_SERIES_OF_THEIR_OWN =
      Set.of(Program.THANOS_RECEIVE, Program.THANOS_SIDECAR, Program.THANOS_RULE);

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (ResolvedStore store : fleet.infrastructure().stores().resolvedStores()) {
      if (asksForOne(store)) {
        for (ContainerPort target : store.resolution().targets()) {
          if (holdsItsOwn(target, fleet)
              && isAlone(store, target, fleet.infrastructure().stores())) {
            problem(store, target, fleet)
                .ifPresent(
                    problem ->
                        out.accept(ComponentScope.of(problem, store.querier().component(), fleet)));
            break;
          }
        }
      }
    }
  }

  /**
   * Tells whether an address leads to one pod; a headless Service does too unless it is looked up.
   */
  private static boolean asksForOne(ResolvedStore store) {
    boolean isForAPod =
        store.backends().stream().anyMatch(backend -> !backend.address().pod().isEmpty());
    boolean isHeadless =
        store.resolution().services().stream().anyMatch(SingleEndpointManyReplicas::mayBeHeadless);
    return !store.address().isGroup()
        && !isForAPod
        && (store.address().lookup() == Lookup.NONE || !isHeadless);
  }

  private static boolean mayBeHeadless(Service service) {
    return service.isHeadless() || !service.sight().whole();
  }

  private static boolean holdsItsOwn(ContainerPort target, Fleet fleet) {
    return target.takes(Purpose.GRPC)
        && WITH_SERIES_OF_THEIR_OWN.contains(target.program())
        && target.workload().replicas() instanceof Known<Integer> replicas
        && replicas.value() > 1
        && (target.program() != Program.THANOS_RECEIVE || receive(target, fleet).isPresent());
  }

  /** Returns the receiver at a port; empty for a router, which stores no series. */
  @SuppressWarnings("ReferenceEquality") // A workload is found again, not made again.
  private static Optional<Receive> receive(ContainerPort target, Fleet fleet) {
    return fleet.infrastructure().thanos().receives().stream()
        .filter(receive -> receive.component().workload() == target.workload())
        .filter(receive -> receive.mode() != Receive.Mode.ROUTER)
        .findFirst();
  }

  /** Tells whether the querier has no other address of the pods, such as one for each. */
  @SuppressWarnings("ReferenceEquality") // As above.
  private static boolean isAlone(ResolvedStore store, ContainerPort target, QueriedStores stores) {
    return stores.of(target.workload()).stream()
        .filter(other -> other.querier() == store.querier())
        .allMatch(other -> other == store || asksForOne(other));
  }

  private static Optional<Problem> problem(ResolvedStore store, ContainerPort target, Fleet fleet) {
    if (!(target.workload().replicas() instanceof Known<Integer> replicas)) {
      return Optional.empty();
    }
    int copies = copies(target, fleet);
    Problem problem =
        Problem.at(
            store.address(),
            "Thanos Query asks one of the %d pods of %s by this address, and never sees what the"
                + " others keep",
            replicas.value(),
            target.workload().words());
    for (Backend backend : store.backends()) {
      for (Service service : backend.services().stream().limit(1).toList()) {
        problem =
            service.isHeadless()
                ? problem.see(service, "leads to each pod, if looked up by `dns+` or `dnssrv+`")
                : problem.see(service, "has one address for all of them");
      }
    }
    boolean hasCopies = copies >= replicas.value() || target.program() != Program.THANOS_RECEIVE;
    return Optional.of(
        problem
            .see(replicas, "so many pods")
            .withWeight(hasCopies ? Weight.LIGHTER : Weight.USUAL)
            .atMost(target.workload().sight().limit())
            .atMost(
                store.resolution().services().size() > 1 ? Confidence.LIKELY : Confidence.CERTAIN));
  }

  /** Returns how many receivers have each series; 1 if no flag says. */
  private static int copies(ContainerPort target, Fleet fleet) {
    int copies = 1;
    Optional<Receive> kept = receive(target, fleet);
    for (SampleDelivery delivery : fleet.deliveries()) {
      if (kept.isPresent() && delivery.isIngestedBy(kept.get())) {
        for (Receive first : delivery.path().receives()) {
          copies = Math.max(copies, factor(first));
        }
      }
    }
    return kept.isPresent() ? Math.max(copies, factor(kept.get())) : copies;
  }

  private static int factor(Receive receive) {
    return receive.replicationFactor() instanceof Known<Integer> known ? known.value() : 1;
  }
}
