package io.mcmetrics.regex;

import java.util.List;

/** A regular expression taken apart, of which only matters what texts it matches as a whole. */
sealed interface RegexNode {
  /** One character of a set. */
  record Characters(CharacterSet set) implements RegexNode {}

  /** One after the other; none is the empty text. */
  record Sequence(List<RegexNode> items) implements RegexNode {}

  /** One or the other; none matches nothing. */
  record Choice(List<RegexNode> options) implements RegexNode {}

  /**
   * Several of the same.
   *
   * @param most the upper bound; negative if there is none
   */
  record Repeat(RegexNode item, int least, int most) implements RegexNode {}

  /** The beginning of the text. */
  record Start() implements RegexNode {}

  /** The end of the text. */
  record End() implements RegexNode {}
}
