package io.mcmetrics.promql;

import java.util.List;

/** The labels that an aggregation keeps or leaves out. */
public record Grouping(Kind kind, List<LabelName> labels) {
  /** No clause: no label is kept. */
  public static final Grouping NONE = new Grouping(Kind.NONE, List.of());

  /** What is done with the labels. */
  public enum Kind {
    NONE,
    BY,
    WITHOUT
  }

  /** A label that is named to group or match by it. */
  public record LabelName(TemplatedText name, TextRange range) {}

  /** Keeps its own list. */
  public Grouping {
    labels = List.copyOf(labels);
  }
}
