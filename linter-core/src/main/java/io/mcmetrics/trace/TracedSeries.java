package io.mcmetrics.trace;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelEffect;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.sender.Sender;
import java.util.List;

/**
 * The effect of one remote write on one series.
 *
 * @param name the name of its sender
 * @param destination where it is sent to, without secrets; empty if that is not known
 * @param series as it is scraped, with the labels that the sender adds; a label whose value is not
 *     known is unknown
 * @param effects what each rule did to it
 * @param outcome the result
 */
public record TracedSeries(
    Cluster cluster,
    String name,
    String destination,
    LabelSet series,
    List<RelabelEffect> effects,
    RelabelOutcome outcome) {
  /** Keeps its own list. */
  public TracedSeries {
    effects = List.copyOf(effects);
  }

  static TracedSeries of(Sender sender, String destination, LabelSet series, RelabelChain chain) {
    return new TracedSeries(
        sender.cluster(),
        SenderName.of(sender),
        destination,
        series,
        chain.effects(series),
        chain.apply(series));
  }
}
