package io.mcmetrics.regex;

import java.util.List;

/** A parsed regular expression, reduced to what decides which texts it matches as a whole. */
sealed interface RegexNode {
  /** One character of a set. */
  record Characters(CharacterSet set) implements RegexNode {}

  /** Nodes one after the other; without any, the empty text. */
  record Sequence(List<RegexNode> items) implements RegexNode {}

  /** Alternatives; without any, nothing matches. */
  record Choice(List<RegexNode> options) implements RegexNode {}

  /**
   * A repeated node.
   *
   * @param most the upper bound; negative if there is none
   */
  record Repeat(RegexNode item, int least, int most) implements RegexNode {}

  /** The beginning of the text. */
  record Start() implements RegexNode {}

  /** The end of the text. */
  record End() implements RegexNode {}
}
