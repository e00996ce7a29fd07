package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ROUTE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.KnownValues;
import io.mcmetrics.rules.ingress.analysis.BackendConfidence;
import io.mcmetrics.rules.ingress.analysis.ReceiverLookup;
import io.mcmetrics.rules.ingress.analysis.RemoteWriteRoute;
import io.mcmetrics.rules.ingress.analysis.RemoteWriteRouteGuess;
import io.mcmetrics.rules.ingress.analysis.RoutedDestination;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Flags routes and URLs that lead to a port of Thanos Receive that takes no samples. Receive
 * listens on three: for remote writes, for gRPC, and for its own metrics (thanos,
 * cmd/thanos/receive.go).
 */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a way to Thanos Receive that ends at a port which takes no samples",
    why =
        """
        The port for metrics answers `404 page not found`, and Prometheus drops each batch that is
        answered so; the port for gRPC speaks no HTTP. All clusters that send this way are missing in
        Grafana at once, while Receive looks healthy.
        """,
    symptom =
        """
        At the port for metrics the sender logs `non-recoverable error` with `404 page not found`,
        and `prometheus_remote_storage_samples_failed_total` grows. At the gRPC port the
        connection ends without an answer (`EOF`) and is retried for ever; nginx writes a status
        `009` into its access log. Thanos Receive itself logs nothing.
        """,
    remedy =
        "Name the port on which Receive takes remote writes, 19291 unless its flags say otherwise.",
    confidence =
        """
        Certain where the flags of Thanos Receive say what listens at the port. Likely where only
        the default number tells. Possible where the name of the port is all there is, or the
        route may be for something else.
        """,
    sources = {
      "Thanos 0.42.5, cmd/thanos/receive.go: the addresses for remote write, gRPC and HTTP, "
          + "and their defaults 19291, 10901, 10902",
      "Thanos 0.42.5, pkg/server/http/http.go: which paths the HTTP port has",
      "Prometheus 3.16.0 with nginx 1.22.1 and Thanos 0.42.5, run: 404 from the HTTP port, "
          + "EOF from the gRPC port"
    },
    severity = ERROR,
    stage = ROUTE)
public final class IngressWrongBackendPort implements FleetRule {
  /** The default ports of Receive, and their names in charts. */
  private static final Map<String, Purpose> USUAL =
      Map.of(
          "10902", Purpose.HTTP,
          "http", Purpose.HTTP,
          "10901", Purpose.GRPC,
          "grpc", Purpose.GRPC,
          "19391", Purpose.CAPNPROTO,
          "capnproto", Purpose.CAPNPROTO);

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<RemoteWriteRoute> routes = RemoteWriteRoute.in(fleet);
    for (RemoteWriteRoute route : routes) {
      boolean isMeant = route.isForReceive() || isOnlyWay(route, routes);
      if (isMeant && route.backend().isPresent()) {
        Confidence limit = route.isForReceive() ? Confidence.CERTAIN : Confidence.POSSIBLE;
        problem(place(route), route.backend().get(), fleet)
            .ifPresent(found -> out.accept(route.blocked(found.atMost(limit))));
      }
    }
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      if (routed.enters(UrlTarget.INSIDE) || routed.enters(UrlTarget.EXPOSED)) {
        for (Backend backend : routed.resolution().backends()) {
          problem(routed, backend, fleet).ifPresent(found -> out.accept(routed.blockedBy(found)));
        }
      }
    }
  }

  /** Tells whether a host leads to Receive by no other route: it is then for samples. */
  private static boolean isOnlyWay(RemoteWriteRoute route, List<RemoteWriteRoute> all) {
    boolean leadsToReceive =
        route.backend().stream()
            .flatMap(backend -> backend.targets().stream())
            .anyMatch(ReceiverLookup::isReceive);
    boolean hasAnother =
        all.stream()
            .filter(other -> isOfSameHost(other, route))
            .flatMap(other -> other.backend().stream())
            .anyMatch(backend -> backend.targets().stream().anyMatch(ReceiverLookup::takesWrites));
    return leadsToReceive && !hasAnother;
  }

  private static boolean isOfSameHost(RemoteWriteRoute one, RemoteWriteRoute other) {
    return KnownValues.areSame(one.route().host(), other.route().host());
  }

  /** Returns the port of a route, or its host where a chart chooses the port. */
  private static Located place(RemoteWriteRoute route) {
    Located port = route.route().port();
    Located host = route.route().host();
    boolean isChosenByChart =
        route.endpoint().sight().sketch()
            && port.origin().span().compareTo(host.origin().span()) < 0;
    return isChosenByChart ? host : port;
  }

  private static Optional<Problem> problem(Located place, Backend backend, Fleet fleet) {
    if (backend.targets().isEmpty()) {
      return usual(place, backend);
    }
    Optional<ContainerPort> wrong =
        backend.targets().stream()
            .filter(ReceiverLookup::isReceive)
            .filter(target -> !target.listeners().isEmpty())
            .findFirst();
    List<ServicePort> right = ReceiverLookup.writePorts(backend, fleet);
    boolean takesNone = backend.targets().stream().noneMatch(ReceiverLookup::takesWrites);
    if (wrong.isEmpty() || !takesNone || right.isEmpty()) {
      return Optional.empty();
    }
    Purpose purpose = wrong.get().listeners().get(0).purpose();
    return Optional.of(
        Problem.at(
                place,
                "%s leads to port %d of Thanos Receive, which is for %s: %s; remote writes go to port"
                    + " %s",
                words(backend),
                wrong.get().port(),
                purpose == Purpose.HTTP ? "metrics" : purpose.words(),
                consequence(purpose),
                right.get(0).words())
            .see(wrong.get().listeners().get(0), "Receive listens here")
            .see(right.get(0), "the port for remote writes")
            .atMost(BackendConfidence.of(backend)));
  }

  /** Judges a Service outside the tree by its name and the default ports. */
  private static Optional<Problem> usual(Located place, Backend backend) {
    String port = backend.port().known().orElse("");
    boolean isSeen = !backend.services().isEmpty() && backend.ports().isEmpty();
    String name = backend.address().service();
    boolean isReceive = RemoteWriteRouteGuess.isNamedReceive(new Known<>(name, backend.origin()));
    if (isSeen || !isReceive || !USUAL.containsKey(port)) {
      return Optional.empty();
    }
    Purpose purpose = USUAL.get(port);
    boolean isNumber = Character.isDigit(port.charAt(0));
    return Optional.of(
        Problem.at(
                place,
                "%s is by default where Thanos Receive listens for %s: %s; remote writes go to port"
                    + " 19291",
                words(backend),
                purpose == Purpose.HTTP ? "metrics" : purpose.words(),
                consequence(purpose))
            .atMost(isNumber ? Confidence.LIKELY : Confidence.POSSIBLE));
  }

  private static String words(Backend backend) {
    String port =
        backend.ports().stream()
            .findFirst()
            .map(ServicePort::words)
            .orElse(backend.port().known().orElse(""));
    String service = "Service `" + backend.address().service() + "`";
    return port.isEmpty() ? service : "port " + port + " of " + service;
  }

  private static String consequence(Purpose purpose) {
    return purpose == Purpose.HTTP
        ? "each batch is answered with 404, and lost"
        : "it answers no remote write";
  }
}
