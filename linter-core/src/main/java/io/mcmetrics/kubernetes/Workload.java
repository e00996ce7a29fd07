package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Unit;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * A workload: a StatefulSet, a Deployment, or a resource of an operator that creates one.
 *
 * @param kind as it is written
 * @param replicas how many pods there are; absent for one
 * @param governingService the headless Service that gives each pod a DNS name ({@code serviceName})
 * @param podLabels the labels of its pods
 * @param volumes what the pods may mount, by name
 * @param hostNetwork whether its pods use the network of their node, or may use it
 * @param unit what it is deployed with
 */
public record Workload(
    Cluster cluster,
    String kind,
    Value<String> name,
    Value<String> namespace,
    Value<Integer> replicas,
    Value<String> governingService,
    List<NamedValue> podLabels,
    List<Container> containers,
    List<YamlMapping> volumes,
    boolean hostNetwork,
    Unit unit,
    Sight sight,
    Origin origin)
    implements Located {
  /** Keeps its own lists. */
  public Workload {
    podLabels = List.copyOf(podLabels);
    containers = List.copyOf(containers);
    volumes = List.copyOf(volumes);
  }

  /** Returns the volumes of the pods that a mount of one of their containers names. */
  public List<YamlMapping> volumes(Container.Mount mount) {
    return mount.volume() instanceof Value.Known<String> volume
        ? volumes.stream().filter(each -> each.text("name").isKnown(volume.value())).toList()
        : List.of();
  }

  /** Returns the same workload, with another statement of how much of it can be seen. */
  public Workload withSight(Sight otherSight) {
    return new Workload(
        cluster,
        kind,
        name,
        namespace,
        replicas,
        governingService,
        podLabels,
        containers,
        volumes,
        hostNetwork,
        unit,
        otherSight,
        origin);
  }

  /** Tells whether the specification of a pod sets {@code hostNetwork}, or may set it. */
  public static boolean isOnHost(Optional<YamlMapping> pods) {
    Optional<Value<String>> written = pods.map(spec -> spec.text("hostNetwork"));
    return written.isPresent()
        && !(written.get() instanceof Value.Absent<String>)
        && !pods.get().is(false, "hostNetwork");
  }

  /** Returns the cluster and the namespace in which it runs. */
  public ResourceLocation location() {
    return new ResourceLocation(cluster, namespace);
  }

  /** Returns kind and name in words. */
  public String words() {
    return KindAndName.words(kind, name);
  }
}
