package io.mcmetrics.relabel;

import java.util.Optional;

/** What becomes of a series. */
public sealed interface RelabelOutcome {
  /** The ways in which a chain can end. */
  enum Verdict {
    /** The series passes. */
    KEPT,
    /** The series does not pass. */
    DROPPED,
    /** The files do not tell whether it passes. */
    UNDECIDED,
    /** Prometheus does not load the rules, so that nothing is sent by them. */
    REFUSED
  }

  /** A series that passes. */
  record Kept(LabelSet labels) implements RelabelOutcome {}

  /**
   * A series that does not pass.
   *
   * @param by the rule that certainly drops it, if none before does
   * @param index the place of the rule in its chain, from 0
   */
  record Dropped(RelabelRule by, int index) implements RelabelOutcome {}

  /**
   * A series that may pass.
   *
   * @param labels the labels it has if it passes
   * @param by the first rule that may drop it
   * @param index the place of the rule in its chain, from 0
   */
  record Undecided(LabelSet labels, RelabelRule by, int index) implements RelabelOutcome {}

  /**
   * A series under rules that are not loaded.
   *
   * @param fault the first thing that is wrong with them
   */
  record Refused(RelabelFault fault) implements RelabelOutcome {}

  /** Returns the labels of a series that passes, or may pass. */
  default Optional<LabelSet> passingLabels() {
    if (this instanceof Kept kept) {
      return Optional.of(kept.labels());
    }
    return this instanceof Undecided undecided ? Optional.of(undecided.labels()) : Optional.empty();
  }

  /** Returns how the chain ends. */
  default Verdict verdict() {
    if (this instanceof Kept) {
      return Verdict.KEPT;
    }
    if (this instanceof Refused) {
      return Verdict.REFUSED;
    }
    return this instanceof Dropped ? Verdict.DROPPED : Verdict.UNDECIDED;
  }
}
