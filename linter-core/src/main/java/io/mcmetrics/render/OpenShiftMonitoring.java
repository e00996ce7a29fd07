package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ConfigMaps {@code cluster-monitoring-config} and {@code user-workload-monitoring-config} of
 * OpenShift: {@code config.yaml} holds, below {@code prometheusK8s} or {@code prometheus}, fields
 * of the Prometheus resource under their own names.
 */
final class OpenShiftMonitoring {
  private OpenShiftMonitoring() {}

  /** Returns the Prometheus resources that such a ConfigMap configures. */
  static List<Document> documents(Document holder, YamlMapping config) {
    boolean named =
        holder.name().isKnown("cluster-monitoring-config")
            || holder.name().isKnown("user-workload-monitoring-config");
    List<Document> found = new ArrayList<>();
    for (String key : List.of("prometheusK8s", "prometheus")) {
      Optional<Entry> entry = config.entry(key);
      if (named && entry.isPresent() && entry.get().value() instanceof YamlMapping fields) {
        YamlMapping root =
            new YamlMapping(
                List.of(new Entry(YamlScalar.plain("spec", entry.get().origin()), fields)),
                entry.get().origin());
        found.add(holder.part("Prometheus", root));
      }
    }
    return found;
  }
}
