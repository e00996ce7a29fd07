package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.SERVICE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.KnownValues;
import io.mcmetrics.rules.ingress.analysis.RefusedRoute;
import io.mcmetrics.rules.ingress.analysis.RemoteWriteRoute;
import io.mcmetrics.rules.ingress.analysis.RoutedDestination;
import io.mcmetrics.rules.ingress.analysis.ServiceChainFaults;
import io.mcmetrics.rules.ingress.analysis.UnexposedReceivers;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags routes and URLs without a program behind them: no such Service, port, pod or listener. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a way to the receiver that breaks off between its route and its pods",
    why =
        """
        The controller answers `503 Service Temporarily Unavailable`, a Gateway that does not take the
        route 404, or the connection is refused. Prometheus tries again for about two hours, and what is older then is lost, of all clusters
        that send this way.
        """,
    symptom =
        """
        The proxy answers 503, or 502 where nothing listens; the sender warns
        `Failed to send batch, retrying` with that status or with `connection refused`, and
        `prometheus_remote_storage_samples_retried_total` grows. ingress-nginx warns that a
        Service `does not have any active Endpoint`, or of an
        `Error obtaining Endpoints for Service`; `nginx_ingress_controller_requests{status="503"}`
        counts the requests.
        """,
    remedy =
        """
        Follow the names: the listener that takes the route, the Service of the backend in the
        namespace of the Ingress (an HTTPRoute needs a ReferenceGrant for another one), one of its
        ports, the labels it selects, and the port that the container listens on.
        """,
    confidence =
        """
        Certain where the route, the Service and its pods are seen whole in one cluster, and a
        name, port or selector leads to nothing. Likely where several Services may be meant, where
        it may be one of another cluster, or a chart may add what is missing.
        """,
    sources = {
      "ingress-nginx 1.15.1, internal/ingress/controller/controller.go: the warnings about "
          + "a backend without pods, and 503",
      "Prometheus 3.16.0, storage/remote/client.go, Store: 5xx and errors without an answer "
          + "are retried",
      "Kubernetes documentation, Ingress: the Service of a backend is in the namespace of "
          + "the Ingress",
      "Kubernetes documentation, Service: how selector, port and targetPort lead to pods"
    },
    severity = ERROR,
    stage = SERVICE)
public final class IngressChainUnresolved implements FleetRule {
  private static final String CANARY = "nginx.ingress.kubernetes.io/canary";

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ServiceChainFaults faults = new ServiceChainFaults(fleet);
    for (RemoteWriteRoute route : RemoteWriteRoute.in(fleet)) {
      if (route.backend().isPresent()) {
        Backend backend = route.backend().get();
        faults
            .in(backend, route.route().service(), route.route().port())
            .ifPresent(found -> out.accept(route.blocked(found)));
      }
    }
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      if (routed.enters(UrlTarget.INSIDE)) {
        for (Backend backend : routed.resolution().backends()) {
          faults
              .in(backend, routed, routed)
              .ifPresent(found -> out.accept(routed.blockedBy(found)));
        }
      }
      new RefusedRoute(routed, fleet)
          .problem()
          .ifPresent(found -> out.accept(routed.blockedBy(found)));
      twice(routed).ifPresent(out);
    }
    UnexposedReceivers.of(fleet).forEach(out);
  }

  /** Of two resources with the same host and path, a controller takes one, or both by turns. */
  private static Optional<Problem> twice(RoutedDestination routed) {
    List<RouteMatch> sure =
        routed.resolution().routes().stream()
            .filter(match -> match.pathCoverage() == Coverage.YES)
            .filter(match -> !isCanary(match.endpoint()))
            .toList();
    for (RouteMatch match : sure) {
      Optional<RouteMatch> rival =
          sure.stream().filter(other -> areRivals(other, match)).findFirst();
      if (rival.isPresent()) {
        RouteMatch second = rival.get();
        return Optional.of(
            routed.blockedBy(
                Problem.at(
                        second.route(),
                        "%s and %s answer to the same host and path, and lead to different Services:"
                            + " a part of the samples, or all, goes to the wrong one",
                        match.endpoint().words(),
                        second.endpoint().words())
                    .see(match.route(), "the other one")
                    .withWeight(Weight.LIGHTER)
                    .atMost(Confidence.LIKELY)));
      }
    }
    return Optional.empty();
  }

  private static boolean areRivals(RouteMatch second, RouteMatch first) {
    Endpoint one = first.endpoint();
    Endpoint other = second.endpoint();
    return isAfter(one, other)
        && one.kind().equals(other.kind())
        && one.kind().equals(Endpoint.INGRESS)
        && one.cluster().name().equals(other.cluster().name())
        && isSame(one.className(), other.className())
        && !(one.name().equals(other.name()) && one.namespace().equals(other.namespace()))
        && isSame(first.route().path(), second.route().path())
        && KnownValues.areDifferent(first.route().service(), second.route().service());
  }

  private static boolean isAfter(Endpoint one, Endpoint other) {
    return one.origin().span().compareTo(other.origin().span()) < 0;
  }

  private static boolean isSame(Value<String> one, Value<String> other) {
    return KnownValues.areSame(one, other)
        || (one instanceof Value.Absent<String> && other instanceof Value.Absent<String>);
  }

  private static boolean isCanary(Endpoint endpoint) {
    return NamedValue.find(endpoint.annotations(), CANARY).isPresent();
  }
}
