package io.mcmetrics.cluster;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The external labels that senders of each kind give to what they send, as names of clusters. */
final class ClusterLabels {
  private static final Set<String> SENDERS =
      Set.of(
          "Prometheus",
          "PrometheusAgent",
          "VMAgent",
          "OpenTelemetryCollector",
          Document.PROMETHEUS_YML,
          Document.OTEL_COLLECTOR,
          Document.ALLOY);

  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");
  private static final Set<String> HOLDERS = Set.of("externalLabels", "external_labels");
  private static final List<String> USUAL =
      List.of("cluster", "cluster_name", "clusterName", "k8s_cluster", "prom_cluster");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]");

  /** Where such labels stand is not as deep as that in any configuration. */
  private static final int DEEPEST = 8;

  private ClusterLabels() {}

  static boolean isOfSender(Document document) {
    return SENDERS.contains(document.kind()) || runsVmagent(document);
  }

  private static boolean runsVmagent(Document document) {
    return WORKLOADS.contains(document.kind())
        && document.root().itemsAt("spec", "template", "spec", "containers").stream()
            .anyMatch(container -> container.textAt("image").contains("vmagent"));
  }

  /**
   * Returns the value of the label that names the cluster of a sender; empty if it is not known.
   *
   * @param label the label that tells clusters apart
   */
  static Optional<String> of(Document document, String label) {
    List<String> names = new ArrayList<>(List.of(label));
    names.addAll(USUAL);
    return names.stream()
        .flatMap(name -> valueOf(document, name).stream())
        .filter(value -> NAME.matcher(value).matches())
        .findFirst();
  }

  private static Optional<String> valueOf(Document document, String name) {
    if (SENDERS.contains(document.kind())) {
      return within(document.root(), name, DEEPEST);
    }
    return WORKLOADS.contains(document.kind()) ? flag(document, name) : Optional.empty();
  }

  private static Optional<String> within(Yaml node, String name, int depthLeft) {
    if (depthLeft > 0 && node instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        Optional<String> found =
            HOLDERS.contains(entry.key().text())
                ? entry.value().scalarAt(name).filter(v -> !v.isUnknown()).map(YamlScalar::text)
                : within(entry.value(), name, depthLeft - 1);
        if (found.isPresent()) {
          return found;
        }
      }
    } else if (depthLeft > 0 && node instanceof YamlSequence sequence) {
      return sequence.items().stream()
          .flatMap(item -> within(item, name, depthLeft - 1).stream())
          .findFirst();
    }
    return Optional.empty();
  }

  /** Returns a label of vmagent, whose flag is {@code -remoteWrite.label=name=value}. */
  private static Optional<String> flag(Document workload, String name) {
    Pattern flag = Pattern.compile("--?remoteWrite\\.label=" + Pattern.quote(name) + "=(.+)");
    return workload.root().itemsAt("spec", "template", "spec", "containers").stream()
        .flatMap(container -> container.itemsAt("args").stream())
        .filter(YamlScalar.class::isInstance)
        .map(YamlScalar.class::cast)
        .filter(text -> !text.isUnknown())
        .map(text -> flag.matcher(text.text()))
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
