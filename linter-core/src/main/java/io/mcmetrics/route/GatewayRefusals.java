package io.mcmetrics.route;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.route.Endpoint.Refusal;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why no Gateway of the tree takes a route, or one of its backends: the conditions {@code Accepted}
 * and {@code ResolvedRefs} that it would report (Gateway API 1.3, RouteConditionReason).
 */
final class GatewayRefusals {
  private final Document route;
  private final ResourceLocation location;
  private final Gateways gateways;
  private final List<Refusal> found = new ArrayList<>();

  private GatewayRefusals(Document route, Cluster cluster, Gateways gateways) {
    this.route = route;
    this.location = new ResourceLocation(cluster, route.namespace());
    this.gateways = gateways;
  }

  /** Returns what refuses the route as a whole, if nothing takes it, and what its backends. */
  static List<Refusal> of(Document route, Cluster cluster, Gateways gateways) {
    GatewayRefusals refusals = new GatewayRefusals(route, cluster, gateways);
    List<Refusal> attachment = refusals.attachment();
    refusals.found.addAll(attachment);
    for (YamlMapping rule : route.root().mappingsAt("spec", "rules")) {
      rule.mappingsAt("backendRefs").forEach(refusals::backend);
    }
    return refusals.found;
  }

  private List<Refusal> attachment() {
    List<Refusal> refusals = new ArrayList<>();
    for (YamlMapping reference : route.root().mappingsAt("spec", "parentRefs")) {
      List<Gateway> referenced = gateways.referencedBy(reference, route, location.cluster());
      Optional<Refusal> refusal =
          referenced.size() == 1
              ? by(referenced.get(0), reference)
              : referenced.isEmpty() ? elsewhere(reference) : Optional.empty();
      if (refusal.isEmpty()) {
        return List.of();
      }
      refusals.add(refusal.get());
    }
    return refusals;
  }

  /** A Gateway of that name in another namespace is hardly the one that is meant by none. */
  private Optional<Refusal> elsewhere(YamlMapping reference) {
    return gateways
        .named(reference, location.cluster())
        .map(
            gateway ->
                refusal(
                    reference,
                    gateway,
                    "Gateway `%s` is in namespace `%s`, and looked for in `%s`: the route is attached"
                        + " to nothing",
                    gateway.name().written(),
                    gateway.location().namespace().written(),
                    reference.text("namespace").known().orElse(route.namespace().written())));
  }

  /** Returns why no listener of a Gateway takes the route; empty if one may. */
  private Optional<Refusal> by(Gateway gateway, YamlMapping reference) {
    List<YamlMapping> meant =
        gateway.listeners().stream()
            .filter(listener -> Gateways.isMeant(reference, listener))
            .toList();
    if (meant.isEmpty()) {
      Value<String> section = reference.text("sectionName");
      Located place = section instanceof Known<String> known ? known : reference;
      return Optional.of(
          refusal(
              place,
              gateway,
              "Gateway `%s` has no such listener: the route is attached to nothing",
              gateway.name().written()));
    }
    List<Refusal> refusals = new ArrayList<>();
    for (YamlMapping listener : meant) {
      Optional<Refusal> refusal = by(gateway, listener, reference);
      if (refusal.isEmpty()) {
        return Optional.empty();
      }
      refusals.add(refusal.get());
    }
    return Optional.of(refusals.get(0));
  }

  private Optional<Refusal> by(Gateway gateway, YamlMapping listener, YamlMapping reference) {
    if (!Gateways.speaksHttp(listener)) {
      return Optional.of(
          refusal(
              listener.text("protocol"),
              reference,
              "the listener takes no %s: the route is attached to nothing",
              route.kind()));
    }
    if (!gateways.mayAccept(gateway, listener, location)) {
      Value<String> from = listener.text("allowedRoutes", "namespaces", "from");
      Located place = from instanceof Absent<String> ? listener : from;
      return Optional.of(
          refusal(
              place,
              reference,
              "the listener takes no routes of namespace `%s`: %s is attached to nothing",
              route.namespace().written(),
              route.kind()));
    }
    List<YamlMapping> kinds = listener.mappingsAt("allowedRoutes", "kinds");
    boolean isOfKind =
        kinds.isEmpty()
            || kinds.stream().anyMatch(kind -> !isOther(kind.text("kind"), route.kind()));
    if (!isOfKind) {
      return Optional.of(
          refusal(
              kinds.get(0),
              reference,
              "the listener takes no %s: the route is attached to nothing",
              route.kind()));
    }
    return host(listener);
  }

  private static boolean isOther(Value<String> kind, String own) {
    return kind instanceof Known<String> known && !known.value().equals(own);
  }

  private Optional<Refusal> host(YamlMapping listener) {
    Value<String> host = listener.text("hostname");
    List<Yaml> own = route.root().itemsAt("spec", "hostnames");
    boolean mayMeet =
        own.isEmpty()
            || !(host instanceof Known<String> known)
            || known.value().isEmpty()
            || own.stream().anyMatch(name -> GatewayHosts.common(Value.of(name), host).isPresent());
    return mayMeet
        ? Optional.empty()
        : Optional.of(
            refusal(
                host,
                own.get(0),
                "the listener is for `%s`, and the route for `%s`: it is attached to nothing",
                host.written(),
                Value.of(own.get(0)).written()));
  }

  /** A Service of another namespace is forwarded to only if a ReferenceGrant there says so. */
  private void backend(YamlMapping backend) {
    Value<String> namespace = backend.text("namespace");
    boolean isOther =
        namespace instanceof Known<String> there
            && route.namespace() instanceof Known<String> here
            && !there.value().equals(here.value());
    if (isOther && !gateways.mayRefer(route, backend, location.cluster())) {
      found.add(
          new Refusal(
              List.of(),
              "no ReferenceGrant in `%s` lets %s of `%s` lead there: requests are answered with 500"
                  .formatted(namespace.written(), route.kind(), route.namespace().written()),
              route.origin(),
              namespace.origin()));
    }
  }

  @FormatMethod
  private Refusal refusal(
      Located place, Located other, @FormatString String message, Object... args) {
    List<Value<String>> hosts = new ArrayList<>();
    route.root().itemsAt("spec", "hostnames").forEach(host -> hosts.add(Value.of(host)));
    return new Refusal(hosts, message.formatted(args), other.origin(), place.origin());
  }
}
