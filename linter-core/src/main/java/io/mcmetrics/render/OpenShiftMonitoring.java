package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ConfigMaps {@code cluster-monitoring-config} and {@code user-workload-monitoring-config} of
 * OpenShift: {@code config.yaml} holds, below {@code prometheusK8s} or {@code prometheus}, fields
 * of the Prometheus resource under their own names. The Prometheus of the platform runs whatever is
 * written, that of the users only where {@code enableUserWorkload} is true
 * (openshift/cluster-monitoring-operator, {@code pkg/manifests}).
 */
final class OpenShiftMonitoring {
  /** The end of both names. */
  static final String SUFFIX = "-monitoring-config";

  /** The line of a manifest that has one of the names. */
  static final Pattern NAMED =
      Pattern.compile("\"?name\"?:\\s*\"?(?:cluster|user-workload)-monitoring-config\\b");

  private static final String CLUSTER = "cluster-monitoring-config";
  private static final String USERS = "user-workload-monitoring-config";

  private OpenShiftMonitoring() {}

  /** Tells whether a ConfigMap or Secret is one of the two. */
  static boolean isHolder(Document holder) {
    return holder.name().isKnown(CLUSTER) || holder.name().isKnown(USERS);
  }

  /** Returns the Prometheus resources that such a ConfigMap configures. */
  static List<Document> documents(Document holder, YamlMapping config) {
    List<Document> found = new ArrayList<>();
    if (holder.name().isKnown(CLUSTER)) {
      found.add(prometheus(holder, config, "prometheusK8s", "k8s"));
    } else if (holder.name().isKnown(USERS)) {
      found.add(prometheus(holder, config, "prometheus", "user-workload"));
    }
    return found;
  }

  private static Document prometheus(Document holder, YamlMapping config, String key, String name) {
    Optional<Entry> entry = config.entry(key);
    YamlMapping fields = config.mappingAt(key).orElse(YamlMapping.empty(config.origin()));
    Located at = entry.isPresent() ? entry.get() : config;
    List<Entry> metadata = new ArrayList<>();
    metadata.add(new Entry(plain("name", at), plain(name, at)));
    holder
        .root()
        .mappingAt("metadata")
        .flatMap(given -> given.entry("namespace"))
        .ifPresent(metadata::add);
    YamlMapping root =
        new YamlMapping(
            List.of(
                new Entry(plain("metadata", at), new YamlMapping(metadata, at.origin())),
                new Entry(plain("spec", at), fields)),
            at.origin());
    return holder.part("Prometheus", root);
  }

  private static YamlScalar plain(String text, Located at) {
    return YamlScalar.plain(text, at.origin());
  }
}
