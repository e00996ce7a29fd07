package io.mcmetrics.relabel;

import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.List;

/** The two ways of writing relabelling rules. */
public enum RelabelSyntax {
  /**
   * The custom resources of the Prometheus Operator, and the values of its charts: camel case.
   * Other keys are pruned by the API server. A null, and the empty value of a field that is not a
   * pointer in the operator's types, are not emitted, so that the default of Prometheus applies
   * ({@code pkg/prometheus/promcfg.go} of the operator).
   */
  CUSTOM_RESOURCE,
  /**
   * {@code prometheus.yml} and the relabelling files of Thanos: snake case. Other keys make the
   * whole file invalid. A null is the empty value, not the default: {@code regex: null} matches
   * nothing but the empty text.
   */
  PROMETHEUS_FILE,
  /**
   * The custom resources of the VictoriaMetrics operator, and what is read of Grafana Alloy: either
   * case. They know more keys and actions, and what they refuse is not checked.
   */
  VICTORIA_METRICS;

  /** Returns the key under which a part is written. */
  String keyOf(Part part) {
    boolean camel = this != PROMETHEUS_FILE;
    return switch (part) {
      case ACTION -> "action";
      case SOURCE_LABELS -> camel ? "sourceLabels" : "source_labels";
      case SEPARATOR -> "separator";
      case REGEX -> "regex";
      case MODULUS -> "modulus";
      case TARGET_LABEL -> camel ? "targetLabel" : "target_label";
      case REPLACEMENT -> "replacement";
    };
  }

  /** Returns the keys under which a part may be written. */
  List<String> keysOf(Part part) {
    return this == VICTORIA_METRICS
        ? List.of(keyOf(part), PROMETHEUS_FILE.keyOf(part))
        : List.of(keyOf(part));
  }

  /** Tells whether an empty text for a part lets the default apply. */
  boolean omitsEmpty(Part part) {
    return this != PROMETHEUS_FILE && part != Part.SEPARATOR && part != Part.REPLACEMENT;
  }
}
