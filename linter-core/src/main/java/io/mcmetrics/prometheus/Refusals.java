package io.mcmetrics.prometheus;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Located;
import java.util.ArrayList;
import java.util.List;

/** What one Prometheus objects to, as it is found. */
final class Refusals {
  private final Loader loader;
  private final List<LoadFault> faults = new ArrayList<>();

  Refusals(Loader loader) {
    this.loader = loader;
  }

  Loader loader() {
    return loader;
  }

  int count() {
    return faults.size();
  }

  /** Returns all faults, one for each message and place. */
  List<LoadFault> all() {
    return faults.stream().distinct().toList();
  }

  /** Objects to something that every release refuses. */
  void add(String message, Located where) {
    add(message, Confidence.CERTAIN, where);
  }

  void add(String message, Confidence confidence, Located where) {
    faults.add(new LoadFault(message, confidence, where.origin()));
  }

  /** Objects to something that is refused since a release: at most possibly if none is known. */
  void addSince(int major, int minor, String message, Located where) {
    if (!loader.isBefore(major, minor)) {
      Confidence confidence =
          loader.release().isPresent() ? Confidence.CERTAIN : Confidence.POSSIBLE;
      add(message, confidence, where);
    }
  }
}
