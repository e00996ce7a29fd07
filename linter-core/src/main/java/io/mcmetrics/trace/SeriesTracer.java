package io.mcmetrics.trace;

import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.network.Url;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows one series through the write relabelling of each sender. Its own labels win over those
 * that the sender adds (prometheus, storage/remote/queue_manager.go, processExternalLabels).
 */
public final class SeriesTracer {
  private SeriesTracer() {}

  /**
   * Returns what becomes of a series, for each remote write of each sender.
   *
   * @param series as it is scraped
   */
  public static List<TracedSeries> trace(Fleet fleet, LabelSet series) {
    List<TracedSeries> traced = new ArrayList<>();
    for (Sender sender : fleet.senders()) {
      LabelSet labelled = labelled(series, sender);
      for (Destination destination : fleet.destinations(sender)) {
        String url = destination.writes().get(0).target().map(Url::withoutSecrets).orElse("");
        for (RelabelChain chain : destination.chains()) {
          traced.add(TracedSeries.of(sender, url, labelled, chain));
        }
      }
    }
    return List.copyOf(traced);
  }

  private static LabelSet labelled(LabelSet series, Sender sender) {
    LabelSet labelled = series;
    for (String label : sender.operatorLabels()) {
      labelled = withAdded(labelled, label, new LabelValue.Unknown());
    }
    for (Label label : sender.externalLabels().labels()) {
      labelled = withAdded(labelled, label.name(), valueOf(label.value()));
    }
    return labelled;
  }

  private static LabelSet withAdded(LabelSet series, String label, LabelValue value) {
    return series.lacks(label) ? series.with(label, value) : series;
  }

  private static LabelValue valueOf(Value<String> value) {
    if (value instanceof Known<String> known) {
      return LabelValue.of(known.value());
    }
    return value instanceof Value.Absent<String>
        ? new LabelValue.Absent()
        : new LabelValue.Unknown();
  }
}
