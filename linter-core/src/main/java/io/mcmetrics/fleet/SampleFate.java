package io.mcmetrics.fleet;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * What a program on the path makes of the samples of a sender.
 *
 * @param end what becomes of them
 * @param origin what decides that
 */
public record SampleFate(End end, Origin origin) implements Located {
  /** What becomes of samples. */
  public enum End {
    /** They go on, with the label of their cluster. */
    KEPT,
    /** They go on without that label. */
    UNNAMED,
    /** None of them is stored or shown. */
    LOST,
    /** The files do not tell. */
    UNKNOWN
  }

  static SampleFate kept(Located place) {
    return new SampleFate(End.KEPT, place.origin());
  }

  static SampleFate unnamed(Located place) {
    return new SampleFate(End.UNNAMED, place.origin());
  }

  static SampleFate lost(Located place) {
    return new SampleFate(End.LOST, place.origin());
  }

  static SampleFate unknown(Located place) {
    return new SampleFate(End.UNKNOWN, place.origin());
  }

  /** Tells whether nobody finds the samples by the name of their cluster. */
  public boolean isBad() {
    return end == End.UNNAMED || end == End.LOST;
  }
}
