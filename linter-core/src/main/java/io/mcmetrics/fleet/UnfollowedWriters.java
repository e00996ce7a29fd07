package io.mcmetrics.fleet;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.SendingNodes;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Located;
import java.util.Optional;
import java.util.Set;

/**
 * What writes to a remote storage and is read as no sender: a resource of another operator, a
 * workload with flags or variables of its own, an evaluator of rules. That it writes is said.
 */
final class UnfollowedWriters {
  /**
   * Evaluators of rules scrape nothing, and which labels their series have is decided by the
   * expressions of the rules.
   */
  private static final Set<String> EVALUATORS = Set.of("VMAlert", "ThanosRuler", "RulerConfig");

  /**
   * Observability of Advanced Cluster Management: it runs an agent on each managed cluster, which
   * sends to the hub by remote write (stolostron/multicluster-observability-operator, {@code
   * collectors/metrics}), whatever else is written.
   */
  private static final String FLEET_OBSERVABILITY = "MultiClusterObservability";

  /**
   * What is opened elsewhere, or only describes: texts in ConfigMaps, the values of releases,
   * schemas, rules, dashboards.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "ConfigMap",
          "Secret",
          "SealedSecret",
          "CustomResourceDefinition",
          "PrometheusRule",
          "VMRule",
          // What it sends by remote write are logs.
          "VLAgent",
          "GrafanaDashboard",
          "HelmRelease",
          "Application",
          "ApplicationSet",
          "Kustomization");

  private UnfollowedWriters() {}

  /** Returns a gap for a document that is no sender and yet writes; empty if it does not. */
  static Optional<Gap> in(Document document) {
    // What has no API version is a part of a file, and the rest of that is read elsewhere.
    if (ELSEWHERE.contains(document.kind()) || document.at("apiVersion").isEmpty()) {
      return Optional.empty();
    }
    if (document.kind().equals(FLEET_OBSERVABILITY)) {
      return Optional.of(
          Gap.maySend(document, "the agent that this " + FLEET_OBSERVABILITY + " runs everywhere"));
    }
    return SendingNodes.firstIn(document.root()).map(place -> gap(document, place));
  }

  private static Gap gap(Document document, Located place) {
    return EVALUATORS.contains(document.kind())
        ? Gap.at(
            place,
            "the results of the rules of this %s are sent by remote write, which is not followed"
                .formatted(document.kind()),
            "whether they arrive, and with which labels, is not known")
        : Gap.maySend(place, "this " + document.kind());
  }
}
