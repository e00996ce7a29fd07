package io.mcmetrics.relabel;

/** What is known of one label of a series. */
public sealed interface LabelValue {
  /** A label of known text, which is not empty. */
  record Text(String text) implements LabelValue {}

  /** A label that the series does not have, which to Prometheus is one of empty text. */
  record Absent() implements LabelValue {}

  /** A label that the series may have or not, of whatever text. */
  record Unknown() implements LabelValue {}

  /** Returns the value of a text; an empty one is absent. */
  static LabelValue of(String text) {
    return text.isEmpty() ? new Absent() : new Text(text);
  }
}
