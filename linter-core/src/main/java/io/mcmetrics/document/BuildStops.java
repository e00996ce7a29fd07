package io.mcmetrics.document;

import io.mcmetrics.finding.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What stops builds, in the order in which it is found. Who builds something takes what was added
 * meanwhile, and marks the documents with it.
 */
public final class BuildStops {
  private final List<Problem> stops = new ArrayList<>();

  /** Notes at which place a build ends, and why. */
  public void add(Problem stop) {
    stops.add(stop);
  }

  /** Returns how many were noted so far. */
  public int count() {
    return stops.size();
  }

  /** Returns what was noted after the first ones, each once. */
  public List<Problem> after(int count) {
    return stops.subList(count, stops.size()).stream().distinct().toList();
  }
}
