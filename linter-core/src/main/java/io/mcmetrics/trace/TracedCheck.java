package io.mcmetrics.trace;

import io.mcmetrics.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * One thing that can break a hop, and whether it does.
 *
 * @param id its kebab-case name
 * @param asks what has to hold, in words
 * @param why what is wrong, or why it was not looked at; empty if it is in order
 * @param at the place of that, if there is one
 * @param ruleIds the rules of this run that judge it
 */
public record TracedCheck(
    String id,
    String asks,
    CheckStatus status,
    String why,
    Optional<Origin> at,
    List<String> ruleIds) {
  /** Keeps its own list. */
  public TracedCheck {
    ruleIds = List.copyOf(ruleIds);
  }

  /** Tells whether it was not looked at, or not all of it. */
  public boolean isOpen() {
    return status == CheckStatus.NOT_LOOKED_AT;
  }

  /** Returns this check with another text of why. */
  public TracedCheck saying(String otherWhy) {
    return new TracedCheck(id, asks, status, otherWhy, at, ruleIds);
  }
}
