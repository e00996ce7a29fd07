package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.QUERY;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.StoreWay;
import io.mcmetrics.path.StoreWay.Hindrance;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.query.analysis.StoredClusters;
import io.mcmetrics.rules.query.analysis.UnreachableStore;
import io.mcmetrics.thanos.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags routes on which Thanos Query asks a store of another cluster in vain. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a route to a store that stops the calls of Thanos Query",
    why =
        """
        Thanos Query asks by gRPC, and a route that is made for web pages breaks it: the store never
        appears, its clusters are missing from Grafana, and the answers of the others are a success
        without a warning.
        """,
    symptom =
        """
        Thanos Query logs `update of endpoint failed` or, behind nginx, `neither info nor store client
        found`; nginx logs status 009, 404, 308, 400 or 502 for it. The page Stores lacks the endpoint,
        `thanos_store_nodes_grpc_connections` has no series of it, queries succeed without a warning,
        and Grafana lacks the clusters behind it.
        """,
    remedy =
        """
        Let the route lead to the gRPC port of the store by
        `nginx.ingress.kubernetes.io/backend-protocol: GRPC`, and ask it as `HOST:443`, without
        `dns+`, with `--grpc-client-tls-secure`; stores inside of the cluster then need TLS as well,
        or a file of endpoints with `client_config.tls_config` for the others.
        """,
    confidence =
        """
        Certain where ingress-nginx serves the only route of that host, and the flags of Thanos
        Query are seen. Likely where several routes match or another controller serves it.
        """,
    sources = {
      "Thanos 0.42.5, cmd/thanos/query.go and docs/components/query.md: one switch for all "
          + "addresses of flags, a server name for all of them",
      "ingress-nginx 1.15.1, docs/user-guide/nginx-configuration/annotations.md: "
          + "backend-protocol is HTTP unless it is GRPC or GRPCS",
      "nginx/kubernetes-ingress 5.5, docs: `nginx.org/grpc-services` turns gRPC on"
    },
    severity = ERROR,
    stage = QUERY)
public final class RouteBlocksQueries implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    StoredClusters stored = StoredClusters.in(fleet);
    for (ResolvedStore store : fleet.infrastructure().stores().resolvedStores()) {
      StoreWay way = new StoreWay(store);
      Optional<Hindrance> first = way.hindrances().stream().filter(Hindrance::stops).findFirst();
      if (first.isPresent() && !isFoundElsewhere(store, fleet)) {
        out.accept(affecting(problem(first.get(), way), store, fleet, stored));
      }
    }
  }

  /** A store that is asked by another address as well, and rightly, is found. */
  @SuppressWarnings("ReferenceEquality") // Two that are equal are still two.
  private static boolean isFoundElsewhere(ResolvedStore store, Fleet fleet) {
    for (ContainerPort target : store.resolution().targets()) {
      for (ResolvedStore other : fleet.infrastructure().stores().of(target.workload())) {
        boolean isFree = new StoreWay(other).hindrances().stream().noneMatch(Hindrance::stops);
        if (other != store && isFree) {
          return true;
        }
      }
    }
    return false;
  }

  private static Problem problem(Hindrance hindrance, StoreWay way) {
    ResolvedStore store = way.store();
    RouteMatch best = store.resolution().routes().get(0);
    boolean isAtAddress = hindrance.origin().equals(store.address().origin());
    Problem problem = Problem.at(hindrance, "%s", hindrance.message());
    return (isAtAddress
            ? problem.see(best.route(), "the route to the store")
            : problem.see(store.address(), "Thanos Query asks here"))
        .atMost(way.isSure() ? Confidence.CERTAIN : Confidence.LIKELY)
        .atMost(best.endpoint().sight().limit())
        .atMost(store.querier().component().workload().sight().limit());
  }

  private static Problem affecting(
      Problem problem, ResolvedStore store, Fleet fleet, StoredClusters stored) {
    Problem whole =
        problem
            .affecting(store.querier().component().workload().cluster().name())
            .concerning(store.address());
    List<Component> meant = new ArrayList<>(UnreachableStore.named(store, fleet));
    for (Component component : meant) {
      whole = stored.concerning(whole, component);
    }
    return whole;
  }
}
