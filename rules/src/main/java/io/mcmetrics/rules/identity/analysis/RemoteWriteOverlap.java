package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.fleet.Destination;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelOutcome.Verdict;
import io.mcmetrics.rules.analysis.SentSeries;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.series.SeriesGroup;
import java.util.List;
import java.util.Optional;

/** Tells whether two remote writes let the same series pass. */
final class RemoteWriteOverlap {
  private RemoteWriteOverlap() {}

  /**
   * Returns the name of a metric of which both send the same series; empty if none is sure to, or
   * if one of them changes labels.
   *
   * @param groups the series that both senders scrape
   */
  static Optional<String> of(
      List<SeriesGroup> groups,
      Destination at,
      RemoteWrite one,
      Destination there,
      RemoteWrite other) {
    if (one.editsLabels() || other.editsLabels()) {
      return Optional.empty();
    }
    RelabelChain first = RelabelChain.of(one.relabelling(), at.sender().dialect());
    RelabelChain second = RelabelChain.of(other.relabelling(), there.sender().dialect());
    for (SeriesGroup group : groups) {
      for (LabelSet series : group.series()) {
        if (passes(series, first, at) && passes(series, second, there)) {
          return Optional.of(SentSeries.metric(series).orElse(""));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean passes(LabelSet series, RelabelChain chain, Destination destination) {
    return chain.apply(series.withExternal(destination.externalLabels())).verdict() == Verdict.KEPT;
  }
}
