package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.admission.AcceptedObject;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.LabelSelector;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a Prometheus selects a monitor (prometheus-operator, pkg/prometheus/resource_selector.go
 * and api/v1, {@code CommonPrometheusFields}): a selector that is not there selects nothing, an
 * empty one everything; without a selector of namespaces only those of its own namespace count.
 */
public final class MonitorSelection {
  private static final Map<String, String> SELECTORS =
      Map.of(
          "ServiceMonitor", "serviceMonitor",
          "PodMonitor", "podMonitor",
          "Probe", "probe",
          "ScrapeConfig", "scrapeConfig");

  /** The label that charts give to what they make: its value is often that of another chart. */
  private static final String OF_HELM = "release";

  private final Document prometheus;
  private final YamlMapping spec;

  private MonitorSelection(Document prometheus, YamlMapping spec) {
    this.prometheus = prometheus;
    this.spec = spec;
  }

  /** Returns the selection of a Prometheus; empty if it has no specification. */
  public static Optional<MonitorSelection> of(AcceptedObject prometheus) {
    Document document = prometheus.document();
    return document.root().mappingAt("spec").map(spec -> new MonitorSelection(document, spec));
  }

  /** Tells whether a document is of a kind that is selected. */
  public static boolean isMonitor(Document document) {
    return SELECTORS.containsKey(document.kind());
  }

  /** Returns the selector for a monitor, if there is one. */
  public Optional<LabelSelector> selector(Document monitor) {
    return LabelSelector.at(spec, SELECTORS.get(monitor.kind()) + "Selector");
  }

  /** Tells whether it selects a monitor. */
  public Answer selects(Document monitor) {
    return byLabels(monitor).and(byNamespace(monitor));
  }

  private Answer byLabels(Document monitor) {
    Optional<LabelSelector> selector = selector(monitor);
    if (selector.isEmpty()) {
      return prometheus.sight().whole() ? Answer.NO : Answer.UNKNOWN;
    }
    boolean isSeen = monitor.sight().whole() && !monitor.sight().sketch();
    if (isMeantForAnother(selector.get(), monitor)) {
      return Answer.UNKNOWN;
    }
    return selector
        .get()
        .selects(
            NamedValue.in(monitor.root().mappingAt("metadata", "labels")),
            isSeen ? Answer.NO : Answer.UNKNOWN);
  }

  /** Who gives the label another value means a Prometheus that is somewhere else. */
  private static boolean isMeantForAnother(LabelSelector selector, Document monitor) {
    return selector.requirements().stream()
        .filter(requirement -> !requirement.key().equals(OF_HELM))
        .anyMatch(
            requirement ->
                monitor.at("metadata", "labels", requirement.key()).isPresent()
                    && new LabelSelector(List.of(requirement), true, monitor.origin())
                            .selects(
                                NamedValue.in(monitor.root().mappingAt("metadata", "labels")),
                                Answer.NO)
                        == Answer.NO);
  }

  private Answer byNamespace(Document monitor) {
    Optional<LabelSelector> namespaces =
        LabelSelector.at(spec, SELECTORS.get(monitor.kind()) + "NamespaceSelector");
    if (namespaces.isPresent()) {
      return namespaces.get().selectsAll() ? Answer.YES : Answer.UNKNOWN;
    }
    Value<String> own = prometheus.namespace();
    boolean areKnown = own instanceof Known<String> && monitor.namespace() instanceof Known<String>;
    return !areKnown || !prometheus.sight().whole()
        ? Answer.UNKNOWN
        : Answer.of(own.equals(monitor.namespace()) || monitor.namespace().isKnown(own.written()));
  }

  /** Returns where it says what it selects. */
  public Document prometheus() {
    return prometheus;
  }
}
