package io.mcmetrics.promql;

import io.mcmetrics.promql.Grouping.LabelName;
import java.util.List;

/**
 * Vector matching: how the series on the two sides of a binary operator are paired.
 *
 * @param bool whether a comparison yields 0 or 1 in place of filtering
 * @param labels those to match on, or to ignore
 * @param included those that {@code group_left} or {@code group_right} copies
 * @param filled whether missing series are filled in
 */
public record Matching(
    boolean bool,
    Kind kind,
    List<LabelName> labels,
    Group group,
    List<LabelName> included,
    boolean filled) {
  /** No clause: all labels have to agree. */
  public static final Matching NONE =
      new Matching(false, Kind.ALL, List.of(), Group.NONE, List.of(), false);

  /** Which labels have to agree. */
  public enum Kind {
    ALL,
    ON,
    IGNORING
  }

  /** The side of which many series may match one of the other. */
  public enum Group {
    NONE,
    LEFT,
    RIGHT
  }

  /** Keeps its own lists. */
  public Matching {
    labels = List.copyOf(labels);
    included = List.copyOf(included);
  }
}
