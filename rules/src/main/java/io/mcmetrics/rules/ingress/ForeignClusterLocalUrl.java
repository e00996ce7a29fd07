package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;
import static io.mcmetrics.rule.Setting.CLUSTERS;
import static io.mcmetrics.rule.Setting.EXTERNAL_RECEIVERS;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.network.Network;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.ingress.analysis.RemoteWriteRoute;
import io.mcmetrics.rules.ingress.analysis.RoutedDestination;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Flags URLs whose host is a Service of another cluster: each cluster resolves the names of its own
 * Services only (Kubernetes, "DNS for Services and Pods").
 */
@AutoService(Rule.class)
@RuleInfo(
    summary = "remote write to the name of a Service that another cluster has",
    why =
        """
        The name resolves in the cluster of the Service alone. In this one Prometheus logs `no such
        host` and tries again until the samples are too old: the cluster never appears in Grafana.
        """,
    symptom =
        """
        The sender warns `Failed to send batch, retrying` with `no such host` and the name of the
        Service; `prometheus_remote_storage_samples_retried_total` and
        `prometheus_remote_storage_samples_pending` grow. The receiver and its proxy see no
        request of this cluster.
        """,
    remedy = "Send to the host by which the receiver is reached from outside its cluster.",
    confidence =
        """
        Likely at most: the tree has the Service in another cluster only, and one that is not in
        the tree may have the same name. Never surer than the sender is seen.
        """,
    settings = {CLUSTERS, EXTERNAL_RECEIVERS},
    sources = {
      "Kubernetes documentation, DNS for Services and Pods: a cluster answers for the names "
          + "of its own Services",
      "Prometheus 3.16.0, storage/remote/client.go, Store: an error without an answer is retried",
      "Prometheus 2.42, run: the words of the log for a name that does not resolve"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class ForeignClusterLocalUrl implements FleetRule {
  /** Annotations by which a multi-cluster mesh shares a Service with other clusters. */
  private static final List<String> SHARED =
      List.of(
          "service.cilium.io/global",
          "io.cilium/global-service",
          "mirror.linkerd.io/exported",
          "multicluster.x-k8s.io/export");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    // A URL in a base is right for the cluster of the receiver, and one mistake for all the others.
    Map<Span, List<RoutedDestination>> byPlace = new LinkedHashMap<>();
    Map<Span, Service> meant = new HashMap<>();
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      Optional<Service> foreign = foreign(routed, fleet.infrastructure().network());
      if (foreign.isPresent()) {
        Span place = routed.origin().span();
        byPlace.computeIfAbsent(place, any -> new ArrayList<>()).add(routed);
        meant.putIfAbsent(place, foreign.get());
      }
    }
    List<RemoteWriteRoute> routes = byPlace.isEmpty() ? List.of() : RemoteWriteRoute.in(fleet);
    for (Map.Entry<Span, List<RoutedDestination>> place : byPlace.entrySet()) {
      Service service = Objects.requireNonNull(meant.get(place.getKey()));
      out.accept(problem(place.getValue(), service, outerHost(service, routes)));
    }
  }

  private static Optional<Service> foreign(RoutedDestination routed, Network network) {
    Optional<ServiceAddress> address = ServiceAddress.parse(routed.url().host());
    boolean isAtHome =
        routed.enters(UrlTarget.ROUTED)
            || routed.enters(UrlTarget.EXPOSED)
            || routed.resolution().backends().stream().anyMatch(b -> !b.services().isEmpty())
            || routed.url().host().endsWith(".clusterset.local");
    if (isAtHome || address.isEmpty()) {
      return Optional.empty();
    }
    List<Service> named =
        network.servicesNamed(address.get().service()).stream()
            .filter(service -> isMeant(service, address.get(), routed))
            .toList();
    boolean isShared = named.stream().anyMatch(ForeignClusterLocalUrl::isShared);
    return isShared ? Optional.empty() : named.stream().findFirst();
  }

  private static boolean isMeant(
      Service service, ServiceAddress address, RoutedDestination routed) {
    if (service.cluster().mayBeSameAs(routed.cluster())) {
      return false;
    }
    String asked = address.namespace();
    // A host of two parts may be a domain as well, so its second part must be the namespace.
    return address.isCertain()
        ? asked.isEmpty() || !isOther(service.namespace(), asked)
        : service.namespace().isKnown(asked);
  }

  private static boolean isOther(Value<String> namespace, String asked) {
    return namespace instanceof Known<String> && !namespace.isKnown(asked);
  }

  private static boolean isShared(Service service) {
    return SHARED.stream()
        .anyMatch(annotation -> NamedValue.find(service.annotations(), annotation).isPresent());
  }

  /** Returns a host by which the Service is reached from outside. */
  private static Optional<String> outerHost(Service service, List<RemoteWriteRoute> routes) {
    for (RemoteWriteRoute route : routes) {
      boolean leads =
          route.backend().map(Backend::services).filter(all -> all.contains(service)).isPresent();
      if (leads && route.route().host() instanceof Known<String> host) {
        return Optional.of(host.value());
      }
    }
    return Optional.empty();
  }

  private static Problem problem(
      List<RoutedDestination> destinations, Service service, Optional<String> outer) {
    String name = service.name().known().orElse("");
    Problem problem =
        Problem.at(
                destinations.get(0),
                "Service `%s` is one of `%s`, and only that cluster resolves its name%s",
                name,
                service.cluster().name(),
                outer.map(host -> "; from outside it is reached at `" + host + "`").orElse(""))
            .see(service, "the Service")
            .atMost(Confidence.LIKELY);
    return RoutedDestination.blocked(destinations, problem);
  }
}
