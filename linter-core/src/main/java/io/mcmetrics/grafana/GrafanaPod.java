package io.mcmetrics.grafana;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Unit;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;

/**
 * The pods of a Grafana, as far as they tell which data sources it is provisioned with: files that
 * are mounted, and ConfigMaps and Secrets that a sidecar looks for by a label.
 *
 * @param watches what its sidecars look for
 * @param mounted the names of the ConfigMaps and Secrets that it mounts
 * @param unit the unit with which it is deployed
 */
public record GrafanaPod(
    ResourceLocation location,
    List<Watch> watches,
    List<String> mounted,
    Unit unit,
    Sight sight,
    Origin origin)
    implements Located {
  /**
   * What a sidecar looks for (kiwigrid/k8s-sidecar 1.30, {@code LABEL}, {@code LABEL_VALUE} and
   * {@code NAMESPACE}).
   *
   * @param label the name of the label
   * @param value its value; absent for any
   * @param namespaces where it looks, with commas between; absent for its own namespace
   */
  public record Watch(
      Value<String> label, Value<String> value, Value<String> namespaces, Origin origin)
      implements Located {
    /** Tells whether the label of a ConfigMap or Secret is the one that is looked for. */
    Answer takes(Document holder) {
      if (!(label instanceof Known<String> name)) {
        return Answer.UNKNOWN;
      }
      Value<String> has = holder.text("metadata", "labels", name.value());
      if (has instanceof Absent<String>) {
        return holder.sight().whole() ? Answer.NO : Answer.UNKNOWN;
      }
      if (value instanceof Absent<String>) {
        return Answer.YES;
      }
      return value instanceof Known<String> wanted && has instanceof Known<String> known
          ? Answer.of(wanted.value().equals(known.value()))
          : Answer.UNKNOWN;
    }

    /** Tells whether it looks into the namespace of a ConfigMap or Secret. */
    Answer looksInto(ResourceLocation holder, ResourceLocation pods) {
      if (namespaces instanceof Absent<String>) {
        return holder.sharesNamespaceWith(pods);
      }
      if (!(namespaces instanceof Known<String> known) || known.value().contains("$")) {
        return Answer.UNKNOWN;
      }
      return known.value().equals("ALL")
          ? Answer.YES
          : holder
              .namespace()
              .known()
              .map(name -> Answer.of(List.of(known.value().split("\\s*,\\s*")).contains(name)))
              .orElse(Answer.UNKNOWN);
    }
  }

  /** Keeps its own lists. */
  public GrafanaPod {
    watches = List.copyOf(watches);
    mounted = List.copyOf(mounted);
  }

  /** Tells whether it may be that of a cluster. */
  public boolean isIn(Cluster cluster) {
    return location.cluster().name().equals(cluster.name());
  }

  /** Tells whether it is provisioned with a data source. */
  public Answer loads(Datasource datasource) {
    Document holder = datasource.holder();
    if (holder.kind().equals(Datasource.RESOURCE) || !isIn(datasource.cluster())) {
      return Answer.NO;
    }
    ResourceLocation there = new ResourceLocation(datasource.cluster(), datasource.namespace());
    boolean isMounted =
        holder.name() instanceof Known<String> name && mounted.contains(name.value());
    // The chart of Grafana mounts what its own values say.
    boolean isOfRelease = holder.sight().sketch() && holder.unit().equals(unit);
    Answer found = isMounted ? there.sharesNamespaceWith(location) : Answer.of(isOfRelease);
    for (Watch watch : watches) {
      found = found.or(watch.takes(holder).and(watch.looksInto(there, location)));
    }
    return sight.whole() || found.isPositive() ? found : Answer.UNKNOWN;
  }
}
