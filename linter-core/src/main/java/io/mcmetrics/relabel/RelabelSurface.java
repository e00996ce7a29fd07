package io.mcmetrics.relabel;

import io.mcmetrics.relabel.RelabelRule.Part;

/** The two ways of writing relabelling rules. */
public enum RelabelSurface {
  /**
   * The custom resources of the Prometheus Operator, and the values of its charts: camel case.
   * Other keys are pruned by the API server. A null, and the empty value of what is no pointer
   * there, are not emitted, so that the default of Prometheus applies ({@code
   * pkg/prometheus/promcfg.go} of the operator).
   */
  CUSTOM_RESOURCE,
  /**
   * {@code prometheus.yml} and the relabelling files of Thanos: snake case. Other keys make the
   * whole file invalid. A null is the empty value, not the default: {@code regex: null} matches
   * nothing but the empty text.
   */
  PROMETHEUS_FILE;

  /** Returns the key under which a part is written. */
  String keyOf(Part part) {
    boolean camel = this == CUSTOM_RESOURCE;
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

  /** Tells whether an empty text for a part lets the default apply. */
  boolean omitsEmpty(Part part) {
    return this == CUSTOM_RESOURCE && part != Part.SEPARATOR && part != Part.REPLACEMENT;
  }
}
