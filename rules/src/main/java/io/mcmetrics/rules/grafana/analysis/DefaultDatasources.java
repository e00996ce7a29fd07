package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit.Form;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.grafana.Grafana;
import io.mcmetrics.grafana.GrafanaPod;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The default data sources that one Grafana is given for one organisation, where there are several:
 * it counts them over all of its files (grafana 12, provisioning/datasources/config_reader.go).
 */
public final class DefaultDatasources {
  private record Place(String holder, String organisation) {}

  private DefaultDatasources() {}

  /** Returns them, each group once. */
  public static List<List<Datasource>> in(Grafana grafana) {
    List<Datasource> defaults =
        grafana.datasources().stream()
            .filter(one -> one.isDefault().isKnown("true"))
            .filter(one -> !one.holder().kind().equals(Datasource.RESOURCE))
            .toList();
    Map<Set<Datasource>, List<Datasource>> groups = new LinkedHashMap<>();
    for (GrafanaPod pod : grafana.pods()) {
      collect(
          defaults.stream()
              .filter(one -> pod.loads(one).isPositive() && areTogether(pod, one))
              .toList(),
          one -> "",
          groups);
    }
    if (grafana.pods().isEmpty()) {
      // No Grafana is seen: what one unit deploys side by side for its sidecar goes to one.
      collect(
          defaults.stream().filter(DefaultDatasources::isDeployedAlone).toList(),
          one -> one.holder().unit() + " " + one.holder().namespace().written() + " " + labels(one),
          groups);
    }
    collect(defaults, one -> one.holder().origin().toString(), groups);
    return List.copyOf(groups.values());
  }

  /**
   * Tells whether something says that a Grafana runs beside the release that brings a data source.
   * Two releases of which nothing says to which cluster they go are as well alternatives: one for
   * each environment, or one in place of the other.
   */
  private static boolean areTogether(GrafanaPod pod, Datasource datasource) {
    return pod.unit().equals(datasource.holder().unit())
        || !datasource.holder().sight().sketch()
        || !pod.sight().sketch()
        || !datasource.cluster().isByPathOnly();
  }

  private static boolean isDeployedAlone(Datasource datasource) {
    Document holder = datasource.holder();
    boolean isOneDeployment =
        holder.unit().form() == Form.OVERLAY
            || (holder.unit().form() == Form.DIRECTORY && !datasource.cluster().isByPathOnly());
    return isOneDeployment
        && !(holder.namespace() instanceof Value.Unknown<String>)
        && List.of("ConfigMap", "Secret").contains(holder.kind())
        && !labels(datasource).isEmpty();
  }

  /** The labels by which sidecars find data sources: another one is for another Grafana. */
  private static List<String> labels(Datasource datasource) {
    return datasource
        .holder()
        .root()
        .mappingAt("metadata", "labels")
        .map(YamlMapping::entries)
        .orElse(List.of())
        .stream()
        .map(entry -> entry.key().text())
        .filter(key -> key.contains("datasource"))
        .sorted()
        .toList();
  }

  private static void collect(
      List<Datasource> defaults,
      Function<Datasource, String> holder,
      Map<Set<Datasource>, List<Datasource>> groups) {
    Map<Place, List<Datasource>> places = new LinkedHashMap<>();
    for (Datasource one : defaults) {
      if (!(one.organisation() instanceof Value.Unknown<String>)) {
        Place place = new Place(holder.apply(one), one.organisation().known().orElse("1"));
        List<Datasource> group = places.computeIfAbsent(place, any -> new ArrayList<>());
        if (group.stream().noneMatch(known -> isSame(known, one))) {
          group.add(one);
        }
      }
    }
    for (List<Datasource> group : places.values()) {
      boolean isTold = groups.keySet().stream().anyMatch(known -> known.containsAll(group));
      if (group.size() > 1 && !isTold) {
        groups.put(new HashSet<>(group), List.copyOf(group));
      }
    }
  }

  /** What several units deploy is one all the same. */
  private static boolean isSame(Datasource one, Datasource other) {
    return one.isDefault().origin().span().equals(other.isDefault().origin().span());
  }
}
