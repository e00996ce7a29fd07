package io.mcmetrics.grafana;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.grafana.GrafanaPod.Watch;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the pods of a Grafana from the workload that makes them. */
final class GrafanaPodReader {
  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");
  private static final String SUBJECT = "datasources";

  private GrafanaPodReader() {}

  /** Returns the pods that a document describes; empty if no Grafana runs in them. */
  static Optional<GrafanaPod> read(Document document, Cluster cluster) {
    if (!WORKLOADS.contains(document.kind())) {
      return Optional.empty();
    }
    List<Watch> watches = new ArrayList<>();
    boolean isGrafana = false;
    Optional<YamlMapping> pods = document.root().mappingAt("spec", "template", "spec");
    for (String list : List.of("initContainers", "containers")) {
      for (YamlMapping container :
          pods.stream().flatMap(p -> p.mappingsAt(list).stream()).toList()) {
        watch(container).ifPresent(watches::add);
        isGrafana |= container.text("image").written().contains("grafana/grafana");
      }
    }
    return isGrafana || !watches.isEmpty()
        ? Optional.of(
            new GrafanaPod(
                new ResourceLocation(cluster, document.namespace()),
                watches,
                mounted(pods),
                document.unit(),
                document.sight(),
                document.origin()))
        : Optional.empty();
  }

  /** A sidecar for data sources is told by its name, or by the folder that it fills. */
  private static Optional<Watch> watch(YamlMapping container) {
    boolean isForDatasources =
        container.text("name").written().contains(SUBJECT)
            || variable(container, "FOLDER").written().contains(SUBJECT);
    Value<String> label = variable(container, "LABEL");
    return isForDatasources && !(label instanceof Value.Absent<String>)
        ? Optional.of(
            new Watch(
                label,
                variable(container, "LABEL_VALUE"),
                variable(container, "NAMESPACE"),
                container.origin()))
        : Optional.empty();
  }

  /** A variable of which the value comes from elsewhere is not known. */
  private static Value<String> variable(YamlMapping container, String name) {
    for (YamlMapping variable : container.mappingsAt("env")) {
      if (variable.text("name").isKnown(name)) {
        Value<String> value = variable.text("value");
        return variable.has("valueFrom") ? new Value.Unknown<>("", variable.origin()) : value;
      }
    }
    return new Value.Absent<>(container.origin());
  }

  private static List<String> mounted(Optional<YamlMapping> pods) {
    List<String> names = new ArrayList<>();
    for (YamlMapping volume :
        pods.stream().flatMap(p -> p.mappingsAt("volumes").stream()).toList()) {
      volume.text("configMap", "name").known().ifPresent(names::add);
      volume.text("secret", "secretName").known().ifPresent(names::add);
      for (YamlMapping source : volume.mappingsAt("projected", "sources")) {
        source.text("configMap", "name").known().ifPresent(names::add);
        source.text("secret", "name").known().ifPresent(names::add);
      }
    }
    return names;
  }
}
