package io.mcmetrics.finding;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Comparator;

/**
 * Something that could not be seen: a remote base, a missing chart, a template.
 *
 * @param at where the tree refers to it
 * @param what what is not there to be seen
 * @param effect what therefore cannot be known
 */
public record Gap(Origin at, String what, String effect) implements Comparable<Gap> {
  private static final Comparator<Gap> READING_ORDER =
      Comparator.comparing((Gap gap) -> gap.at().span())
          .thenComparing(Gap::what)
          .thenComparing(Gap::effect);

  /** Returns a gap. */
  public static Gap at(Located where, String what, String effect) {
    return new Gap(where.origin(), what, effect);
  }

  @Override
  public int compareTo(Gap other) {
    return READING_ORDER.compare(this, other);
  }
}
