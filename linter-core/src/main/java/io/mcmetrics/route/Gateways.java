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

  /** A Gateway of the Gateway API; Istio has another kind of that name. */
  private record Gateway(
      ResourceLocation location, Value<String> name, List<YamlMapping> listeners) {}

  private final List<Gateway> all;

  private Gateways(List<Gateway> all) {
    this.all = all;
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
        all.add(new Gateway(location, document.name(), listeners));
      }
    }
    return new Gateways(all);
  }

  private static boolean isGateway(Document document) {
    return document.kind().equals(KIND) && ApiVersion.startsWith(GROUP + "/", document);
  }

  /**
   * Returns the host names of the listeners to which a route attaches by a {@code parentRef};
   * absent for a listener of all hosts. Empty if the parent is no Gateway, or not in the tree.
   */
  Optional<List<Value<String>>> hosts(YamlMapping reference, Document route, Cluster cluster) {
    List<Gateway> referenced =
        isAbsentOr(reference.text("kind"), KIND) && isAbsentOr(reference.text("group"), GROUP)
            ? all.stream()
                .filter(gateway -> isReferencedBy(gateway, reference, route, cluster))
                .toList()
            : List.of();
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

  /** A reference may name a listener or a port; only listeners of HTTP accept an HTTPRoute. */
  private static boolean mayAttach(YamlMapping reference, YamlMapping listener) {
    Value<String> protocol = listener.text("protocol");
    return mayBeSame(reference.text("sectionName"), listener.text("name"))
        && mayBeSame(reference.text("port"), listener.text("port"))
        && (!(protocol instanceof Known<String> known) || PROTOCOLS.contains(known.value()));
  }

  /** By default, a listener accepts only routes of the namespace of its Gateway. */
  private static boolean mayAccept(Gateway gateway, YamlMapping listener, ResourceLocation route) {
    Value<String> from = listener.text("allowedRoutes", "namespaces", "from");
    if (isAbsentOr(from, "Same")) {
      return gateway.location().mayShareNamespaceWith(route);
    }
    return !from.isKnown("None");
  }

  private static boolean mayBeSame(Value<String> wanted, Value<String> has) {
    return wanted instanceof Absent<String> || ValueEquality.compare(wanted, has) != Answer.NO;
  }
}
