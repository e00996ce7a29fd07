package io.mcmetrics.relabel;

import io.mcmetrics.relabel.LabelValue.Text;
import io.mcmetrics.relabel.LabelValue.Unknown;
import io.mcmetrics.relabel.RelabelRule.Part;

/**
 * The source labels of a rule, joined.
 *
 * @param isKnown whether the whole of it is the beginning
 * @param beginning what comes before the first unknown label
 * @param end what comes after the last unknown label
 */
record SourceValue(boolean isKnown, String beginning, String end) {
  private static final SourceValue UNKNOWN = new SourceValue(false, "", "");

  static SourceValue of(RelabelRule rule, LabelEditor labels) {
    boolean joins = rule.sourceLabels().size() > 1;
    if (!rule.knows(Part.SOURCE_LABELS) || (joins && !rule.knows(Part.SEPARATOR))) {
      return UNKNOWN;
    }
    StringBuilder beginning = new StringBuilder();
    StringBuilder end = new StringBuilder();
    boolean known = true;
    boolean first = true;
    for (String name : rule.sourceLabels()) {
      StringBuilder text = known ? beginning : end;
      text.append(first ? "" : rule.separator());
      first = false;
      LabelValue value = labels.value(name);
      if (value instanceof Unknown) {
        known = false;
        end.setLength(0);
      } else if (value instanceof Text labelText) {
        text.append(labelText.text());
      }
    }
    return new SourceValue(known, beginning.toString(), end.toString());
  }
}
