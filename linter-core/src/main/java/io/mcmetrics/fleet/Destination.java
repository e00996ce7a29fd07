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
 * A place that a sender sends to, with all its remote writes that go there: what one of them drops
 * another may send. What arrives is worked out when it is asked for, and once for all senders that
 * are alike.
 *
 * @param writes the remote writes, in the order in which they are written
 * @param arrivals what has been worked out so far
 */
public record Destination(Sender sender, List<RemoteWrite> writes, DestinationMetrics arrivals) {
  /** Keeps its own list. */
  public Destination {
    writes = List.copyOf(writes);
  }

  /** Returns where they go: a URL, or the placeholder that stands for one. */
  public Value<String> url() {
    return writes.get(0).url();
  }

  /** Tells whether each of the remote writes is relabelled; otherwise everything passes. */
  public boolean isRelabelled() {
    return writes.stream().noneMatch(write -> write.relabelling().isEmpty());
  }

  /** Returns all rules, in the order of the remote writes. */
  public List<RelabelRule> rules() {
    return writes.stream().flatMap(write -> write.relabelling().stream()).toList();
  }

  /** Returns the relabelling of each remote write, as this version of Prometheus does it. */
  public List<RelabelChain> chains() {
    return writes.stream()
        .map(write -> RelabelChain.of(write.relabelling(), sender.dialect()))
        .toList();
  }

  /** Tells whether Prometheus does not load the rules of one of them, so that it sends nothing. */
  public boolean isRefused() {
    return chains().stream().anyMatch(RelabelChain::isRefused);
  }

  /**
   * Returns what a series has from the sender unless it has a label of that name itself; unknown
   * are also the labels that rules look at and of which no file says who sets them.
   */
  public NavigableMap<String, LabelValue> externalLabels() {
    NavigableMap<String, LabelValue> external = new TreeMap<>();
    for (RelabelRule rule : rules()) {
      for (String label : rule.sourceLabels()) {
        if (!label.startsWith("__") && !arrivals.usualLabels().contains(label)) {
          external.put(label, new LabelValue.Unknown());
        }
      }
    }
    sender.operatorLabels().forEach(label -> external.put(label, new LabelValue.Unknown()));
    for (Label label : sender.externalLabels().labels()) {
      external.put(label.name(), known(label.value()));
    }
    // What is set when it is scraped goes before.
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

  /** Returns the labels that all series have; what a series has beside them is not known. */
  public LabelSet commonLabels() {
    return new LabelSet(externalLabels(), false);
  }

  /**
   * Returns what the dashboards, alerts and rules of the chart and of the tree ask for, and the
   * user; without what the sender cannot have, such as what rules record for an agent.
   */
  public NeededMetrics needed() {
    return arrivals.needed(arrivals.plan(sender));
  }

  /** Returns the series that the sender scrapes, by exporter. */
  public List<SeriesGroup> collected() {
    return arrivals.collected(arrivals.plan(sender));
  }

  /** Returns what of the needed metrics passes, whatever their other labels are. */
  public PassingMetrics survivors() {
    return arrivals.survivors(this).by(own());
  }

  /** Returns what becomes of the series of an edge, for each remote write. */
  public List<Simulation> simulations() {
    UnaryOperator<RelabelRule> own = own();
    return arrivals.simulations(this).stream().map(simulation -> simulation.by(own)).toList();
  }

  /** Returns the labels of which simulations tell whether series lose them. */
  Collection<String> watched() {
    NavigableSet<String> watched = new TreeSet<>(externalLabels().keySet());
    watched.addAll(sender.operatorLabels());
    return watched;
  }

  /** Another sender may have been first: the rules that are named are to be those of this one. */
  private UnaryOperator<RelabelRule> own() {
    IdentityHashMap<RelabelRule, RelabelRule> own = arrivals.ownRules(this);
    return rule -> own.getOrDefault(rule, rule);
  }
}
