package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ROUTE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.path.ProxyHop;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.Rewrite.Kind;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ReceivePath;
import io.mcmetrics.rules.ingress.analysis.ReceiverLookup;
import io.mcmetrics.rules.ingress.analysis.RemoteWriteRouteGuess;
import io.mcmetrics.rules.ingress.analysis.RoutedDestination;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags routes that do not cover the path of remote writes, or rewrite it. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a route that does not bring the path of remote writes to the receiver",
    why =
        """
        The controller, or Thanos Receive behind it, answers `404`. Prometheus does not try again:
        each batch of all clusters that send this way is dropped.
        """,
    symptom =
        """
        The sender logs `non-recoverable error` with `404 Not Found`, and
        `prometheus_remote_storage_samples_failed_total` grows as fast as samples are scraped.
        `nginx_ingress_controller_requests{status="404"}` counts them where nginx answers or hands
        on. Thanos Receive logs nothing.
        """,
    remedy =
        """
        Route `/api/v1/receive` with `pathType: Prefix`, and rewrite nothing: Receive knows this one
        path only.
        """,
    confidence =
        """
        Certain where the route is seen whole, leads to Thanos Receive and nothing else answers to
        the host. Likely where another route may answer, the controller is not known or something
        unseen may change the route. Possible where it is not known that the route is for Receive.
        """,
    sources = {
      "Thanos 0.42.5, pkg/receive/handler.go, NewHandler: remote write has one route, POST "
          + "/api/v1/receive",
      "Prometheus 3.16.0, storage/remote/client.go, Store: 404 is not sent again",
      "ingress-nginx 1.15.1, internal/ingress/controller/location.go: what becomes of "
          + "Prefix, Exact and ImplementationSpecific",
      "ingress-nginx 1.15.1, docs/user-guide/ingress-path-matching.md: rewriting and expressions",
      "Kubernetes documentation, Ingress, Path types: a prefix matches by elements of the path"
    },
    severity = ERROR,
    stage = ROUTE)
public final class IngressPathMismatch implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      // Another path than Receive's is reported by wrong-remote-write-path.
      if (routed.enters(UrlTarget.ROUTED)
          && RemoteWriteRouteGuess.endsWithReceivePath(routed.path())) {
        problem(routed, fleet).ifPresent(found -> out.accept(routed.blockedBy(found)));
      }
      if (RemoteWriteRouteGuess.endsWithReceivePath(routed.path())) {
        handedOn(routed).ifPresent(found -> out.accept(routed.blockedBy(found)));
      }
    }
  }

  private static Optional<Problem> problem(RoutedDestination routed, Fleet fleet) {
    List<RouteMatch> routes = routed.resolution().routes();
    Coverage best = routes.get(0).pathCoverage();
    return switch (best) {
      case NO -> Optional.of(past(routed, fleet));
      case YES -> rewritten(routed, routes.get(0), fleet);
      case UNKNOWN -> Optional.empty();
    };
  }

  private static Problem past(RoutedDestination routed, Fleet fleet) {
    List<RouteMatch> routes = routed.resolution().routes();
    Optional<RouteMatch> toReceive =
        routes.stream().filter(match -> leadsToReceive(match, fleet)).findFirst();
    RouteMatch shown = toReceive.orElse(routes.get(0));
    Route route = shown.route();
    String path = route.path() instanceof Known<String> known ? known.value() : "/";
    boolean isSure =
        route.match() == PathMatch.EXACT
            || route.match() == PathMatch.PREFIX
            || shown.endpoint().controller() != Controller.UNKNOWN;
    boolean isAnsweredElsewhere = !fleet.infrastructure().catchAllRoutes().isEmpty();
    Located place = route.path() instanceof Known<String> ? route.path() : route;
    return Problem.at(
            place,
            "%s does not cover `%s`: remote writes to `%s` are answered with 404, and lost",
            words(path, route.match()),
            routed.path(),
            routed.url().host())
        .see(routed, "samples are sent to here")
        .atMost(shown.endpoint().sight().limit())
        .atMost(shown.endpoint().sight().whole() ? Confidence.CERTAIN : Confidence.LIKELY)
        .atMost(isSure && toReceive.isPresent() ? Confidence.CERTAIN : Confidence.POSSIBLE)
        .atMost(isAnsweredElsewhere ? Confidence.LIKELY : Confidence.CERTAIN);
  }

  private static String words(String path, PathMatch match) {
    return switch (match) {
      case EXACT -> "`" + path + "`, which has to match exactly,";
      case REGEX -> "the expression `" + path + "`";
      default -> "`" + path + "`";
    };
  }

  private static boolean leadsToReceive(RouteMatch match, Fleet fleet) {
    return RemoteWriteRouteGuess.isNamedReceive(match.route().service())
        || fleet
            .infrastructure()
            .backend(match.endpoint(), match.route())
            .filter(backend -> backend.targets().stream().anyMatch(ReceiverLookup::isReceive))
            .isPresent();
  }

  /** Finds the proxy that rewrites the path of remote writes. */
  private static Optional<Problem> handedOn(RoutedDestination routed) {
    List<ProxyHop> proxyHops = routed.samplePath().proxyHops();
    boolean endsAtReceive =
        routed.samplePath().targets().stream().anyMatch(ReceiverLookup::isReceive);
    if (proxyHops.isEmpty() || !endsAtReceive) {
      return Optional.empty();
    }
    ProxyHop last = proxyHops.get(proxyHops.size() - 1);
    boolean isChanged =
        last.match().route().path() instanceof Known<String>
            && last.match().route().rewrite().kind() != Kind.NONE;
    return isChanged
            && last.path() instanceof Known<String> path
            && !RemoteWriteRouteGuess.isExactlyReceivePath(path.value())
        ? Optional.of(changed(routed, last.match(), path))
        : Optional.empty();
  }

  private static Optional<Problem> rewritten(
      RoutedDestination routed, RouteMatch match, Fleet fleet) {
    if (!(match.rewrittenPath(routed.path()) instanceof Known<String> behind)) {
      return Optional.empty();
    }
    boolean isReceive = leadsToReceive(match, fleet);
    boolean isChanged = !behind.value().equals(routed.path());
    boolean isLost =
        isReceive
            ? !RemoteWriteRouteGuess.isExactlyReceivePath(behind.value())
            : isChanged && !RemoteWriteRouteGuess.endsWithReceivePath(behind.value());
    if (!isChanged || !isLost) {
      return Optional.empty();
    }
    return Optional.of(
        changed(routed, match, behind)
            .atMost(
                match.endpoint().controller() == Controller.UNKNOWN || !isReceive
                    ? Confidence.LIKELY
                    : Confidence.CERTAIN));
  }

  private static Problem changed(RoutedDestination routed, RouteMatch match, Known<String> path) {
    return Problem.at(
            match.route().rewrite(),
            "`%s` becomes `%s` on the way: Thanos Receive takes remote writes at `%s` only",
            routed.path(),
            path.value(),
            ReceivePath.TEXT)
        .see(routed, "samples are sent to here")
        .atMost(match.endpoint().sight().limit());
  }
}
