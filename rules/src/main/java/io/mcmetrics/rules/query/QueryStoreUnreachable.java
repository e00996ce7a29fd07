package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.QUERY;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.query.analysis.QuerierPlace;
import io.mcmetrics.rules.query.analysis.StoreEncryption;
import io.mcmetrics.rules.query.analysis.StoredClusters;
import io.mcmetrics.rules.query.analysis.UnqueriedStores;
import io.mcmetrics.rules.query.analysis.UnreachableStore;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Flags addresses of Thanos Query at which nothing answers, and stores that it does not query. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "series that Thanos Query does not find",
    why =
        """
        The receiver has the samples, and Grafana shows none: Thanos Query answers from what it
        reaches, and says of the rest only in its log `update of endpoint failed`.
        """,
    symptom =
        """
        Thanos Query logs `update of endpoint failed` with the address; the page Stores lacks it
        or shows it as down, and `thanos_store_nodes_grpc_connections` has no series of it.
        Queries succeed without what it has; after the first seconds there is no warning either.
        Grafana shows fewer clusters, or none.
        """,
    remedy =
        """
        Ask for the gRPC port, 10901 unless it is changed, of each component that has series, as in
        `--endpoint=dnssrv+_grpc._tcp.thanos-receive-headless.monitoring.svc.cluster.local`.
        """,
    confidence =
        """
        Certain where the address leads to no port of the only Service that it names, or a querier
        beside a store asks nothing like it. Likely where the store is in another namespace or
        nearly the right name is asked. Possible where the store gets no samples, or several
        Services may be meant.
        """,
    sources = {
      "Thanos 0.42.5, pkg/query/endpointset.go: the line of the log, the metric, and that "
          + "an endpoint has to speak gRPC",
      "Thanos 0.42.5, docs/service-discovery.md: the forms of an address, and that dns+ "
          + "needs a port",
      "Thanos 0.42.5, docs/components/query.md, Partial Response: a store that fails is a "
          + "warning by default",
      "Thanos 0.42.5, run: a store that was never reached is silent even in the first answer"
    },
    severity = ERROR,
    stage = QUERY)
public final class QueryStoreUnreachable implements FleetRule {
  /** Components that are there to be queried. */
  private static final Set<Program> IS_FOR_QUERIES =
      Set.of(Program.THANOS_RECEIVE, Program.THANOS_STORE);

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    StoredClusters stored = StoredClusters.in(fleet);
    List<ResolvedStore> unreachable = new ArrayList<>();
    for (ResolvedStore store : fleet.infrastructure().stores().resolvedStores()) {
      Optional<Problem> problem = UnreachableStore.of(store, fleet);
      if (problem.isPresent()) {
        unreachable.add(store);
        out.accept(affecting(problem.get(), store, fleet, stored));
      }
    }
    for (ResolvedStore store : fleet.infrastructure().stores().resolvedStores()) {
      encryption(store, fleet, stored, out);
    }
    UnqueriedStores unqueried = new UnqueriedStores(fleet, unreachable);
    for (Component component : unqueried.components()) {
      Optional<Querier> querier = unqueried.querierNear(component);
      if (querier.isPresent()) {
        out.accept(problem(component, querier.get(), fleet, stored));
      }
    }
  }

  /** A store that is asked by another address as well, and rightly, is found. */
  private static void encryption(
      ResolvedStore store, Fleet fleet, StoredClusters stored, Consumer<Problem> out) {
    if (store.resolution().urlTarget() == UrlTarget.ROUTED || store.address().isUrl()) {
      return; // A route may end TLS.
    }
    for (ContainerPort target : store.resolution().targets()) {
      Optional<Problem> problem =
          target.takes(Purpose.GRPC) ? StoreEncryption.problem(store, target) : Optional.empty();
      boolean isFound =
          fleet.infrastructure().stores().of(target.workload()).stream()
              .anyMatch(other -> StoreEncryption.problem(other, target).isEmpty());
      if (problem.isPresent() && !isFound) {
        Problem whole =
            problem.get().affecting(store.querier().component().workload().cluster().name());
        for (Component component : fleet.infrastructure().thanos().components()) {
          boolean isThere = component.container().equals(target.container());
          whole = isThere ? stored.concerning(whole, component) : whole;
        }
        out.accept(whole.concerning(store.querier()));
      }
    }
  }

  /** Adds the components that the address was meant to lead to: they are not queried either. */
  private static Problem affecting(
      Problem problem, ResolvedStore store, Fleet fleet, StoredClusters stored) {
    Problem whole =
        problem
            .atMost(store.querier().component().workload().sight().limit())
            .affecting(store.querier().component().workload().cluster().name());
    List<Component> named = new ArrayList<>(UnreachableStore.named(store, fleet));
    named.removeIf(each -> !fleet.infrastructure().stores().queriersOf(each.workload()).isEmpty());
    for (Component component : named) {
      whole = stored.concerning(whole, component);
    }
    // What another address leads to as well is still queried.
    return named.isEmpty() ? whole.concerning(store.address()).withWeight(Weight.LIGHTER) : whole;
  }

  private static Problem problem(
      Component component, Querier querier, Fleet fleet, StoredClusters stored) {
    Problem problem =
        Problem.at(
                QuerierPlace.ofFlags(querier),
                "Thanos Query asks nothing that leads to %s: what that keeps is not found",
                component.words())
            .see(component, "has series")
            .withWeight(weight(component, fleet))
            .atMost(sureness(component, querier, stored))
            .atMost(component.workload().sight().limit())
            .atMost(querier.component().workload().sight().limit());
    return stored.concerning(problem, component);
  }

  /** Alerts are sent without a querier, and what a sidecar uploads is found in the bucket. */
  private static Weight weight(Component component, Fleet fleet) {
    return switch (component.program()) {
      case THANOS_RULE -> Weight.LIGHTER;
      case THANOS_SIDECAR ->
          fleet.infrastructure().thanos().all(Program.THANOS_STORE).isEmpty()
              ? Weight.USUAL
              : Weight.LIGHTER;
      default -> Weight.USUAL;
    };
  }

  /** A querier beside a store is meant to query it, if the store gets any samples at all. */
  private static Confidence sureness(Component component, Querier querier, StoredClusters stored) {
    boolean isIdle =
        component.program() == Program.THANOS_RECEIVE && stored.clusters(component).isEmpty();
    if (isIdle) {
      return Confidence.POSSIBLE;
    }
    return QuerierPlace.isInNamespaceOf(querier, component)
            && IS_FOR_QUERIES.contains(component.program())
        ? Confidence.CERTAIN
        : Confidence.LIKELY;
  }
}
