package io.mcmetrics.source;

/** Anything a problem can point at. */
public interface Located {
  /** Returns where this comes from. */
  Origin origin();
}
