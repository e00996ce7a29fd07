package io.mcmetrics.fleet;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.proof.NeededMetrics;
import io.mcmetrics.relabel.proof.PassingMetrics;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.series.SeriesGroup;
import io.mcmetrics.series.Simulation;
import io.mcmetrics.yaml.Value;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A URL that a sender sends to, with all its remote writes to that URL: what one of them drops,
 * another may send. What arrives is worked out on demand, and once for all senders that are alike.
 *
 * @param writes the remote writes, in the order in which they are written
 * @param metrics what has been worked out so far, of all senders
 */
public record Destination(Sender sender, List<RemoteWrite> writes, DestinationMetrics metrics) {
  /** Keeps its own list. */
  public Destination {
    writes = List.copyOf(writes);
  }

  /** Returns the URL, or the placeholder for it. */
  public Value<String> url() {
    return writes.get(0).url();
  }

  /** Tells whether each of the remote writes has rules; without any, every series is sent. */
  public boolean isRelabelled() {
    return writes.stream().noneMatch(write -> write.relabelling().isEmpty());
  }

  /** Returns all rules, in the order of the remote writes. */
  public List<RelabelRule> rules() {
    return writes.stream().flatMap(write -> write.relabelling().stream()).toList();
  }

  /** Returns the relabelling of each remote write, as this version of Prometheus does it. */
  public List<RelabelChain> chains() {
    return metrics.chains(this);
  }

  /**
   * Tells whether Prometheus refuses to load the rules of one of them, so that it sends nothing.
   */
  public boolean isRefused() {
    return chains().stream().anyMatch(RelabelChain::isRefused);
  }

  /**
   * Returns the labels that the sender adds to a series, unless the series has a label of that name
   * itself. Labels that rules read and that nothing in the tree sets are among them, as unknown.
   */
  public NavigableMap<String, LabelValue> externalLabels() {
    NavigableMap<String, LabelValue> external = new TreeMap<>();
    for (RelabelRule rule : rules()) {
      for (String label : rule.sourceLabels()) {
        if (!label.startsWith("__") && !metrics.usualLabels().contains(label)) {
          external.put(label, new LabelValue.Unknown());
        }
      }
    }
    sender.operatorLabels().forEach(label -> external.put(label, new LabelValue.Unknown()));
    for (Label label : sender.externalLabels().labels()) {
      external.put(label.name(), known(label.value()));
    }
    // A label that is set at scrape time takes precedence.
    sender.scrapeLabels().forEach(label -> external.put(label, new LabelValue.Unknown()));
    return external;
  }

  private static LabelValue known(Value<String> value) {
    if (value instanceof Value.Known<String> known) {
      return LabelValue.of(known.value());
    }
    return value instanceof Value.Absent<String>
        ? new LabelValue.Absent()
        : new LabelValue.Unknown();
  }

  /** Returns the labels that all series have; which others a series has is not known. */
  public LabelSet commonLabels() {
    return new LabelSet(externalLabels(), false);
  }

  /**
   * Returns the metrics that the dashboards, alerts and rules of the chart and of the tree query,
   * and those that the user requires; without those that the sender cannot have, such as recorded
   * series of an agent, which evaluates no rules.
   */
  public NeededMetrics needed() {
    return metrics.needed(metrics.plan(sender));
  }

  /** Returns the series that the sender scrapes, by exporter. */
  public List<SeriesGroup> collected() {
    return metrics.collected(metrics.plan(sender));
  }

  /** Returns which of the needed metrics are sent, whatever their other labels are. */
  public PassingMetrics passingMetrics() {
    return metrics.ownPassing(this, this::own);
  }

  /** Returns what relabelling makes of the series of an edge, for each remote write. */
  public List<Simulation> simulations() {
    return metrics.ownSimulations(this, this::own);
  }

  /** Returns the labels of which simulations tell whether series lose them. */
  Collection<String> watched() {
    NavigableSet<String> watched = new TreeSet<>(externalLabels().keySet());
    watched.addAll(sender.operatorLabels());
    return watched;
  }

  /** The result may have been worked out for another sender: its rules are replaced by these. */
  private UnaryOperator<RelabelRule> own() {
    IdentityHashMap<RelabelRule, RelabelRule> own = metrics.ownRules(this);
    return rule -> own.getOrDefault(rule, rule);
  }
}
