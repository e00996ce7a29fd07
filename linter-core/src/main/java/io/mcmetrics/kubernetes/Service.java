package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * A Service of Kubernetes.
 *
 * @param type {@code ClusterIP} unless it says otherwise
 * @param clusterIp {@code None} makes it headless: its name then resolves to the pods
 * @param externalName the host that it is an alias of, for the type {@code ExternalName}
 * @param selector the labels of its pods; none if its endpoints are set by something else
 * @param annotations those of its metadata, such as the settings of load balancers
 */
public record Service(
    Cluster cluster,
    Value<String> name,
    Value<String> namespace,
    Value<String> type,
    Value<String> clusterIp,
    Value<String> externalName,
    List<ServicePort> ports,
    List<NamedValue> selector,
    List<NamedValue> annotations,
    Sight sight,
    Origin origin)
    implements Located {
  /** Keeps its own lists. */
  public Service {
    ports = List.copyOf(ports);
    selector = List.copyOf(selector);
    annotations = List.copyOf(annotations);
  }

  /** Returns the cluster and the namespace that it is in. */
  public ResourceLocation location() {
    return new ResourceLocation(cluster, namespace);
  }

  /** Tells whether it is headless: its name then resolves to the pods themselves. */
  public boolean isHeadless() {
    return clusterIp.isKnown("None");
  }

  /** Returns the port with a number or a name. */
  public Optional<ServicePort> port(String numberOrName) {
    return ports.stream()
        .filter(
            port ->
                port.name().isKnown(numberOrName)
                    || (port.number() instanceof Value.Known<Integer> number
                        && Integer.toString(number.value()).equals(numberOrName)))
        .findFirst();
  }

  /** Tells whether the names and numbers of all its ports are known. */
  public boolean arePortsKnown() {
    return sight.whole()
        && ports.stream()
            .noneMatch(
                port ->
                    port.number() instanceof Value.Unknown<Integer>
                        || port.name() instanceof Value.Unknown<String>);
  }
}
