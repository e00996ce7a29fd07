package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.ApiVersion;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The Gateways of a tree, and their listeners, to which HTTPRoutes attach (Gateway API). */
public final class Gateways {
  private static final String KIND = "Gateway";
  private static final String GROUP = "gateway.networking.k8s.io";
  private static final List<String> PROTOCOLS = List.of("HTTP", "HTTPS");

  private final List<Gateway> all;
  private final ReferenceGrants grants;
  private final Namespaces namespaces;

  private Gateways(List<Gateway> all, ReferenceGrants grants, Namespaces namespaces) {
    this.all = all;
    this.grants = grants;
    this.namespaces = namespaces;
  }

  /** Returns the Gateways among some documents. */
  public static Gateways of(List<Document> documents, Function<Document, Cluster> clusterOf) {
    List<Gateway> all = new ArrayList<>();
    for (Document document : documents) {
      List<YamlMapping> listeners = document.root().mappingsAt("spec", "listeners");
      boolean isRead =
          listeners.size() == document.root().itemsAt("spec", "listeners").size()
              && document.sight().whole();
      if (isGateway(document) && isRead && !listeners.isEmpty()) {
        ResourceLocation location =
            new ResourceLocation(clusterOf.apply(document), document.namespace());
        all.add(new Gateway(location, document.name(), listeners, document.origin()));
      }
    }
    return new Gateways(
        all, ReferenceGrants.of(documents, clusterOf), Namespaces.of(documents, clusterOf));
  }

  private static boolean isGateway(Document document) {
    return document.kind().equals(KIND) && ApiVersion.startsWith(GROUP + "/", document);
  }

  /**
   * Returns the host names of the listeners to which a route attaches by a {@code parentRef};
   * absent for a listener of all hosts. Empty if the parent is no Gateway, or not in the tree.
   */
  Optional<List<Value<String>>> hosts(YamlMapping reference, Document route, Cluster cluster) {
    List<Gateway> referenced = referencedBy(reference, route, cluster);
    if (referenced.size() != 1) {
      return Optional.empty();
    }
    List<Value<String>> hosts = new ArrayList<>();
    ResourceLocation location = new ResourceLocation(cluster, route.namespace());
    for (YamlMapping listener : referenced.get(0).listeners()) {
      if (mayAttach(reference, listener) && mayAccept(referenced.get(0), listener, location)) {
        Value<String> host = listener.text("hostname");
        hosts.add(host.isKnown("") ? new Absent<>(host.origin()) : host);
      }
    }
    return Optional.of(hosts);
  }

  /** Returns the Gateways that a {@code parentRef} of a route names. */
  List<Gateway> referencedBy(YamlMapping reference, Document route, Cluster cluster) {
    return isToGateway(reference)
        ? all.stream()
            .filter(gateway -> isReferencedBy(gateway, reference, route, cluster))
            .toList()
        : List.of();
  }

  /** Returns the only Gateway of a cluster with the name that is referred to. */
  Optional<Gateway> named(YamlMapping reference, Cluster cluster) {
    List<Gateway> named =
        all.stream()
            .filter(gateway -> gateway.location().cluster().name().equals(cluster.name()))
            .filter(g -> ValueEquality.areKnownAndEqual(reference.text("name"), g.name()))
            .filter(gateway -> gateway.location().namespace() instanceof Known<String>)
            .toList();
    return isToGateway(reference) && named.size() == 1
        ? Optional.of(named.get(0))
        : Optional.empty();
  }

  private static boolean isToGateway(YamlMapping reference) {
    return isAbsentOr(reference.text("kind"), KIND) && isAbsentOr(reference.text("group"), GROUP);
  }

  /** Tells whether a backend in another namespace may be one of a route. */
  boolean mayRefer(Document route, YamlMapping backend, Cluster cluster) {
    return grants.mayLet(route, backend, cluster);
  }

  private static boolean isAbsentOr(Value<String> written, String otherwise) {
    return written instanceof Absent<String> || written.isKnown(otherwise);
  }

  private static boolean isReferencedBy(
      Gateway gateway, YamlMapping reference, Document route, Cluster cluster) {
    Value<String> written = reference.text("namespace");
    Value<String> namespace = written instanceof Absent<String> ? route.namespace() : written;
    return ValueEquality.areKnownAndEqual(reference.text("name"), gateway.name())
        && gateway
            .location()
            .sharesNamespaceWith(new ResourceLocation(cluster, namespace))
            .isPositive();
  }

  private static boolean mayAttach(YamlMapping reference, YamlMapping listener) {
    return isMeant(reference, listener) && speaksHttp(listener);
  }

  /** A reference may name a listener or a port. */
  static boolean isMeant(YamlMapping reference, YamlMapping listener) {
    return mayBeSame(reference.text("sectionName"), listener.text("name"))
        && mayBeSame(reference.text("port"), listener.text("port"));
  }

  /** Only listeners of HTTP accept an HTTPRoute. */
  static boolean speaksHttp(YamlMapping listener) {
    return !(listener.text("protocol") instanceof Known<String> known)
        || PROTOCOLS.contains(known.value());
  }

  /** By default, a listener accepts only routes of the namespace of its Gateway. */
  boolean mayAccept(Gateway gateway, YamlMapping listener, ResourceLocation route) {
    Value<String> from = listener.text("allowedRoutes", "namespaces", "from");
    if (isAbsentOr(from, "Same")) {
      return gateway.location().mayShareNamespaceWith(route);
    }
    return from.isKnown("Selector")
        ? namespaces.mayMatch(listener.mappingAt("allowedRoutes", "namespaces", "selector"), route)
        : !from.isKnown("None");
  }

  private static boolean mayBeSame(Value<String> wanted, Value<String> has) {
    return wanted instanceof Absent<String> || ValueEquality.compare(wanted, has) != Answer.NO;
  }
}
