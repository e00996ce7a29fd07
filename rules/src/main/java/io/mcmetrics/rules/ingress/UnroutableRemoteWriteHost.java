package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ROUTE;
import static io.mcmetrics.rule.Setting.EXTERNAL_RECEIVERS;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.HostMatch;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.ingress.analysis.RemoteWriteRoute;
import io.mcmetrics.rules.ingress.analysis.RemoteWriteRouteGuess;
import io.mcmetrics.rules.ingress.analysis.RoutedDestination;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags URLs to hosts, or ports, at which no route to the receivers of the tree answers. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "remote write to a host that leads to no receiver of the tree",
    why =
        """
        The name resolves to nothing, or the controller answers `404` from its default backend, which
        Prometheus does not try again: the cluster never appears in Grafana.
        """,
    symptom =
        """
        The sender warns `Failed to send batch, retrying` with `no such host`; or the default
        backend of the controller answers, and it logs `non-recoverable error` with
        `404 Not Found`. No request of this cluster is in the log of Thanos Receive, and none in
        `nginx_ingress_controller_requests` for the Ingress of the receiver.
        """,
    remedy =
        """
        Write the host of the route to the receiver. For a receiver that is not in this tree, name its
        host under `externalReceivers` in `.mcmetrics.yaml`.
        """,
    confidence =
        """
        Likely at most: where the host is all but one that a route answers to. Possible where it
        is another one: its route may stand outside of the tree. A short name of two words on a
        port of its own may be a Service with its namespace, and is no finding.
        """,
    settings = {EXTERNAL_RECEIVERS},
    sources = {
      "Kubernetes documentation, Ingress, Hostname wildcards: a host matches wholly, or one "
          + "label by `*.`",
      "Gateway API 1.7.0, HTTPRoute and Listener, hostname: both have to match",
      "Prometheus 3.16.0, storage/remote/client.go, Store: 404 is not sent again, a name "
          + "that does not resolve is"
    },
    severity = ERROR,
    stage = ROUTE)
public final class UnroutableRemoteWriteHost implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<RemoteWriteRoute> routes =
        RemoteWriteRoute.in(fleet).stream()
            .filter(UnroutableRemoteWriteHost::isSurelyForReceive)
            .toList();
    // A host in a base is one mistake, however many clusters make it.
    Map<Span, List<RoutedDestination>> byPlace = new LinkedHashMap<>();
    Map<Span, Problem> problems = new LinkedHashMap<>();
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      Optional<Problem> problem = problem(routed, routes, fleet);
      if (problem.isPresent()) {
        Span place = routed.origin().span();
        problems.putIfAbsent(place, problem.get());
        byPlace.computeIfAbsent(place, any -> new ArrayList<>()).add(routed);
      }
    }
    problems.forEach(
        (place, problem) ->
            out.accept(RoutedDestination.blocked(byPlace.getOrDefault(place, List.of()), problem)));
  }

  private static boolean isSurelyForReceive(RemoteWriteRoute route) {
    return route.isForReceive() || RemoteWriteRouteGuess.mayLeadToReceive(route.route());
  }

  private static Optional<Problem> problem(
      RoutedDestination routed, List<RemoteWriteRoute> routes, Fleet fleet) {
    String host = routed.url().host();
    boolean isElsewhere =
        fleet.externalReceivers().stream().anyMatch(known -> HostMatch.covers(known, host));
    if (isElsewhere || routes.isEmpty()) {
      return Optional.empty();
    }
    if (routed.enters(UrlTarget.ROUTED)) {
      return port(routed);
    }
    boolean answersToAll =
        routes.stream().anyMatch(route -> !(route.route().host() instanceof Known<String>));
    return routed.enters(UrlTarget.OUTSIDE)
            && !answersToAll
            && !routed.url().mayBeServiceInNamespace()
        ? host(routed, routes)
        : Optional.empty();
  }

  private static Optional<Problem> host(RoutedDestination routed, List<RemoteWriteRoute> routes) {
    String host = routed.url().host();
    List<RemoteWriteRoute> named =
        routes.stream().filter(route -> route.route().host() instanceof Known<String>).toList();
    Optional<RemoteWriteRoute> wildcard =
        named.stream().filter(route -> isTooDeep(hostOf(route), host)).findFirst();
    if (wildcard.isPresent()) {
      return Optional.of(
          Problem.at(
                  routed,
                  "`%s` stands for one label before it, and `%s` has more: nothing answers there",
                  hostOf(wildcard.get()),
                  host)
              .see(wildcard.get().route().host(), "the host of the route to the receiver")
              .atMost(Confidence.LIKELY));
    }
    Optional<String> near =
        new Vocabulary(named.stream().map(UnroutableRemoteWriteHost::hostOf).toList())
            .nearest(host)
            .filter(known -> areAlike(known, host));
    boolean isWrittenForReceive = RemoteWriteRouteGuess.endsWithReceivePath(routed.path());
    if (near.isEmpty() && !isWrittenForReceive) {
      return Optional.empty();
    }
    RemoteWriteRoute shown =
        named.stream()
            .filter(route -> near.filter(hostOf(route)::equals).isPresent())
            .findFirst()
            .orElse(named.get(0));
    String hint =
        near.map(known -> "; did you mean `" + known + "`?")
            .orElse("; the receiver of the tree is `" + hostOf(shown) + "`");
    return Optional.of(
        Problem.at(routed, "no route answers to `%s`%s", host, hint)
            .see(shown.route().host(), "the host of the route to the receiver")
            .atMost(near.isPresent() ? Confidence.LIKELY : Confidence.POSSIBLE));
  }

  /** Tells whether two hosts differ by a misspelling in one label, not by a word or a number. */
  private static boolean areAlike(String known, String asked) {
    String[] one = known.split("\\.", -1);
    String[] other = asked.split("\\.", -1);
    if (one.length != other.length) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < one.length; i++) {
      if (!one[i].equals(other[i])) {
        different++;
        boolean isTypo =
            Math.abs(one[i].length() - other[i].length()) <= 2
                && !hasOtherDigits(one[i], other[i])
                && new Vocabulary(List.of(one[i])).nearest(other[i]).isPresent();
        if (!isTypo) {
          return false;
        }
      }
    }
    return different == 1;
  }

  /** {@code receive-1} and {@code receive-2} are two receivers. */
  private static boolean hasOtherDigits(String one, String other) {
    return !one.replaceAll("\\D", "").equals(other.replaceAll("\\D", ""));
  }

  private static boolean isTooDeep(String known, String host) {
    return known.startsWith("*.")
        && host.endsWith(known.substring(1))
        && !HostMatch.covers(known, host);
  }

  private static String hostOf(RemoteWriteRoute route) {
    return route.route().host().known().orElse("");
  }

  /** Controllers listen on 80 and 443; the port of the Service behind them is not open outside. */
  private static Optional<Problem> port(RoutedDestination routed) {
    int port = routed.url().port();
    boolean isUsual = port == 80 || port == 443 || port == 0;
    for (Backend backend : routed.resolution().backends()) {
      Optional<ServicePort> inner =
          backend.services().stream()
              .flatMap(service -> service.ports().stream())
              .filter(p -> p.number().isKnown(port))
              .findFirst();
      boolean isOpen =
          backend.services().stream().anyMatch(service -> service.type().isKnown("LoadBalancer"));
      boolean isIngress =
          routed.resolution().routes().stream()
              .allMatch(match -> match.endpoint().kind().equals(Endpoint.INGRESS));
      if (!isUsual && !isOpen && isIngress && inner.isPresent()) {
        return Optional.of(
            Problem.at(
                    routed,
                    "port %d is that of the Service; the Ingress in front of it answers on 80 and 443",
                    port)
                .see(inner.get(), "the port of the Service")
                .atMost(Confidence.LIKELY));
      }
    }
    return Optional.empty();
  }
}
