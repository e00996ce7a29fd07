package io.mcmetrics.regex;

import io.mcmetrics.regex.RegexNode.Characters;
import io.mcmetrics.regex.RegexNode.Choice;
import io.mcmetrics.regex.RegexNode.End;
import io.mcmetrics.regex.RegexNode.Repeat;
import io.mcmetrics.regex.RegexNode.Sequence;
import io.mcmetrics.regex.RegexNode.Start;

/** An estimate of how large the automaton of a regular expression would be, before it is built. */
final class RegexSize {
  private RegexSize() {}

  static long of(RegexNode node) {
    if (node instanceof Sequence sequence) {
      return 1 + sequence.items().stream().mapToLong(RegexSize::of).sum();
    }
    if (node instanceof Choice choice) {
      return 1 + choice.options().stream().mapToLong(RegexSize::of).sum();
    }
    if (node instanceof Repeat repeat) {
      int times = Math.max(1, Math.max(repeat.least(), repeat.most()));
      return Math.min(Integer.MAX_VALUE, times * (1 + of(repeat.item())));
    }
    return node instanceof Characters characters ? 1 + characters.set().ranges().size() : 2;
  }

  /** Tells whether an expression contains an anchor. */
  static boolean hasAnchors(RegexNode node) {
    if (node instanceof Sequence sequence) {
      return sequence.items().stream().anyMatch(RegexSize::hasAnchors);
    }
    if (node instanceof Choice choice) {
      return choice.options().stream().anyMatch(RegexSize::hasAnchors);
    }
    return node instanceof Repeat repeat
        ? hasAnchors(repeat.item())
        : node instanceof Start || node instanceof End;
  }
}
