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
 * A Service of Kubernetes: a name that leads to pods.
 *
 * @param type {@code ClusterIP} unless it says otherwise
 * @param clusterIp {@code None} makes it headless: its name then stands for each pod by itself
 * @param externalName where it leads if it is of that type
 * @param selector the labels of the pods it leads to; none if somebody else says where it leads
 * @param annotations what controllers outside the cluster read
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

  /** Returns the port that a number or a name stands for. */
  public Optional<ServicePort> port(String numberOrName) {
    return ports.stream()
        .filter(
            port ->
                port.name().isKnown(numberOrName)
                    || (port.number() instanceof Value.Known<Integer> number
                        && Integer.toString(number.value()).equals(numberOrName)))
        .findFirst();
  }

  /** Tells whether each of its ports can be read. */
  public boolean knowsItsPorts() {
    return sight.whole()
        && ports.stream()
            .noneMatch(
                port ->
                    port.number() instanceof Value.Unknown<Integer>
                        || port.name() instanceof Value.Unknown<String>);
  }
}
