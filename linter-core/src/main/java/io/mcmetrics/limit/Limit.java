package io.mcmetrics.limit;

import java.util.Locale;

/**
 * The limits of what is done for one tree, so that no file makes a run endless. Work is counted and
 * not timed: the outcome is the same on each machine.
 */
public enum Limit {
  /** What patches and replacements multiply: a copy of a copy doubles with each step. */
  COPIED_NODES(100_000, "values that the patches or replacements of one kustomization copy");

  private final long most;
  private final String what;

  Limit(long most, String what) {
    this.most = most;
    this.what = what;
  }

  /** Returns the largest amount that is allowed, far more than a real tree needs. */
  public long most() {
    return most;
  }

  /** Returns the words for what is counted and where the limit is, for a gap. */
  public String words() {
    return String.format(Locale.ROOT, "more than %,d %s", most, what);
  }
}
