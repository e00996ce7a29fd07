package io.mcmetrics.relabel.proof;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.regex.RegexLanguage;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.List;
import java.util.Optional;

/**
 * The source labels and separator of a rule: rules with the same key match against the same text.
 *
 * @param separator what joins the labels; without effect if there is only one
 */
record SourceKey(List<String> labels, String separator) {
  /** The names that a metric may have before 3.0. */
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";

  /** Returns the key of a rule; empty if it is not known, or if there are no source labels. */
  static Optional<SourceKey> of(RelabelRule rule) {
    boolean isOne = rule.sourceLabels().size() == 1;
    boolean isKnown = rule.knows(Part.SOURCE_LABELS) && (isOne || rule.knows(Part.SEPARATOR));
    return isKnown && !rule.sourceLabels().isEmpty()
        ? Optional.of(new SourceKey(rule.sourceLabels(), isOne ? "" : rule.separator()))
        : Optional.empty();
  }

  boolean isMetricName() {
    return labels.equals(List.of(LabelSet.NAME));
  }

  /**
   * Returns the texts that the joined labels can have. A metric has a name; any other label may be
   * absent.
   */
  Optional<RegexLanguage> universe(PrometheusDialect dialect) {
    if (!isMetricName()) {
      return Optional.of(RegexLanguage.all());
    }
    String name = dialect == PrometheusDialect.PROMETHEUS_2 ? NAME : "(?s).+";
    return RegexLanguage.of(name, dialect);
  }
}
