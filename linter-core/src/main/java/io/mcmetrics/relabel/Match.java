package io.mcmetrics.relabel;

/** Whether something holds for a text of which a part may be unknown. */
enum Match {
  YES,
  NO,
  MAYBE;

  static Match of(boolean holds) {
    return holds ? YES : NO;
  }
}
