package io.mcmetrics.finding;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Something that the linter could not read: a remote base, a missing chart, a template.
 *
 * @param at the place in the tree that refers to it
 * @param what what could not be read
 * @param effect what therefore cannot be known
 */
public record Gap(Origin at, String what, String effect) implements Comparable<Gap> {
  private static final Comparator<Gap> READING_ORDER =
      Comparator.comparing((Gap gap) -> gap.at().span())
          .thenComparing(Gap::what)
          .thenComparing(Gap::effect);

  private static final String MAY_SEND = "may send metrics";

  private static final Pattern OF_SOURCES =
      Pattern.compile(
          "^\\d+ [A-Za-z ]*(template|file)s? (in|of) |^(\\d+ files of .* are )?encrypted by"
              + "|^a template that is not YAML");

  /** Directories of what is only tried out, or shown, and deployed by nothing. */
  private static final Pattern OF_TESTS =
      Pattern.compile(
          "(?:^|.*/)(?:tests?|e2e|k6|examples?|example_[^/]*|samples?|testdata|fixtures|golden|expected[^/]*)/.*");

  /**
   * Returns a gap for what seems to configure a sender and is not evaluated.
   *
   * @param what what it is, such as {@code something here}
   */
  public static Gap maySend(Located where, String what) {
    return at(
        where,
        what + " " + MAY_SEND + " by remote write and is not evaluated",
        "whether its metrics arrive is not known");
  }

  /** Tells whether something was not evaluated that may be a sender. */
  public boolean mayBeSender() {
    return what.contains(MAY_SEND);
  }

  /** How much a gap matters, the most first. */
  public enum Weight {
    /** It may be a sender, whose metrics are then not judged at all. */
    MAY_SEND,
    /** Something that is deployed is not known, or known in part. */
    DEPLOYED,
    /**
     * Files that programs make others of, or that nothing uses, and in which no sender is seen;
     * tests.
     */
    SOURCE
  }

  /** Returns how much it matters. */
  public Weight weight() {
    if (OF_TESTS.matcher(at.span().file().path()).matches()) {
      return Weight.SOURCE;
    }
    return mayBeSender()
        ? Weight.MAY_SEND
        : OF_SOURCES.matcher(what).find() ? Weight.SOURCE : Weight.DEPLOYED;
  }

  /** Returns a gap. */
  public static Gap at(Located where, String what, String effect) {
    return new Gap(where.origin(), what, effect);
  }

  @Override
  public int compareTo(Gap other) {
    return READING_ORDER.compare(this, other);
  }
}
