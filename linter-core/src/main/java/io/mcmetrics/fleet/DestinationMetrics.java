package io.mcmetrics.fleet;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.need.Needs;
import io.mcmetrics.network.Network;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.proof.NeededMetrics;
import io.mcmetrics.relabel.proof.PassingMetrics;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.sender.SenderWorkloadFinder;
import io.mcmetrics.series.ScrapePlan;
import io.mcmetrics.series.SeriesCatalogue;
import io.mcmetrics.series.SeriesGroup;
import io.mcmetrics.series.Simulation;
import io.mcmetrics.thanos.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each sender of a fleet sends where, and where it runs. Each result is kept, and is the same
 * object for all senders that are alike: the clusters of a fleet differ in little, and many rules
 * ask the same.
 */
final class DestinationMetrics {
  /** All that decides what arrives at a destination: the same arrives at two with equal inputs. */
  private record Inputs(ScrapePlan plan, List<Object> chains, Map<String, LabelValue> external) {}

  private final Needs needs;
  private final IdentityHashMap<Sender, ScrapePlan> plans = new IdentityHashMap<>();
  private final Map<ScrapePlan, NeededMetrics> needed = new HashMap<>();
  private final IdentityHashMap<NeededMetrics, NavigableSet<String>> neededNames =
      new IdentityHashMap<>();
  private final Map<ScrapePlan, List<SeriesGroup>> collected = new HashMap<>();
  private final IdentityHashMap<Sender, Optional<Workload>> workloads = new IdentityHashMap<>();
  private final Map<Inputs, Destination> first = new HashMap<>();
  private final IdentityHashMap<Sender, List<Destination>> bySender = new IdentityHashMap<>();
  private final IdentityHashMap<Destination, Inputs> inputs = new IdentityHashMap<>();
  private final IdentityHashMap<Destination, PassingMetrics> passing = new IdentityHashMap<>();
  private final IdentityHashMap<Destination, PassingMetrics> ownPassing = new IdentityHashMap<>();
  private final IdentityHashMap<Destination, List<Simulation>> simulations =
      new IdentityHashMap<>();
  private final IdentityHashMap<Destination, List<Simulation>> ownSimulations =
      new IdentityHashMap<>();
  private final IdentityHashMap<Destination, List<RelabelChain>> chains = new IdentityHashMap<>();
  private final NavigableSet<String> labels = new TreeSet<>();
  private @Nullable Map<String, List<Sender>> byCluster;
  private @Nullable SeriesCatalogue catalogue;
  private @Nullable List<SampleDelivery> deliveries;

  DestinationMetrics(Needs needs) {
    this.needs = needs;
  }

  synchronized List<Sender> sendersOf(Cluster cluster, List<Sender> senders) {
    Map<String, List<Sender>> known = byCluster;
    if (known == null) {
      known = senders.stream().collect(Collectors.groupingBy(sender -> sender.cluster().name()));
      byCluster = known;
    }
    return known.getOrDefault(cluster.name(), List.of());
  }

  synchronized List<Destination> of(Sender sender) {
    return bySender.computeIfAbsent(sender, this::found);
  }

  private List<Destination> found(Sender sender) {
    Map<String, List<RemoteWrite>> byUrl = new LinkedHashMap<>();
    for (RemoteWrite write : sender.remoteWrites()) {
      // The same placeholder means the same URL.
      byUrl.computeIfAbsent(write.url().written(), url -> new ArrayList<>()).add(write);
    }
    return byUrl.values().stream().map(writes -> new Destination(sender, writes, this)).toList();
  }

  /** Returns the workload that runs a sender; empty if it is not in the tree. */
  synchronized Optional<Workload> workload(Sender sender, Network network) {
    return workloads.computeIfAbsent(sender, any -> SenderWorkloadFinder.find(sender, network));
  }

  synchronized List<SampleDelivery> deliveries(Fleet fleet) {
    List<SampleDelivery> known = deliveries;
    if (known == null) {
      known = List.copyOf(found(fleet));
      deliveries = known;
    }
    return known;
  }

  private List<SampleDelivery> found(Fleet fleet) {
    List<SampleDelivery> found = new ArrayList<>();
    for (Sender sender : fleet.senders()) {
      for (Destination destination : of(sender)) {
        found.add(
            new SampleDelivery(sender, Optional.of(destination), fleet.samplePath(destination)));
      }
      for (Component sidecar : fleet.sidecars(sender)) {
        found.add(
            new SampleDelivery(
                sender, Optional.empty(), fleet.infrastructure().samplePath(sidecar)));
      }
    }
    return found;
  }

  /** Returns what a sender collects, with what rules of the tree record where it runs. */
  synchronized ScrapePlan plan(Sender sender) {
    return plans.computeIfAbsent(
        sender, any -> sender.plan().recording(needs.recordedIn(sender.unit())));
  }

  /** Returns what is asked for, as far as something with this plan may have it. */
  synchronized NeededMetrics needed(ScrapePlan plan) {
    return needed.computeIfAbsent(plan, any -> FleetNeeds.of(plan, needs));
  }

  synchronized List<SeriesGroup> collected(ScrapePlan plan) {
    return collected.computeIfAbsent(plan, catalogue()::collected);
  }

  /** Returns the labels that the series of an edge have, the name among them. */
  synchronized NavigableSet<String> usualLabels() {
    if (labels.isEmpty()) {
      for (SeriesGroup group : collected(ScrapePlan.ofChart(""))) {
        labels.addAll(group.labels());
      }
    }
    return labels;
  }

  synchronized PassingMetrics passing(Destination destination) {
    Destination same = first(destination);
    PassingMetrics known = passing.get(same);
    if (known == null) {
      NeededMetrics asked = same.needed();
      NavigableSet<String> names = neededNames.computeIfAbsent(asked, NeededMetrics::names);
      known = PassingMetrics.of(asked, names, same.chains(), same.commonLabels());
      known = known.alsoPassing(new PassingSeries(same).names(known.undecided()));
      passing.put(same, known);
    }
    return known;
  }

  /** Returns the same with the rules of the very destination, kept since many rules ask for it. */
  synchronized PassingMetrics ownPassing(
      Destination destination, Supplier<UnaryOperator<RelabelRule>> own) {
    PassingMetrics known = ownPassing.get(destination);
    if (known == null) {
      known = passing(destination).withRules(own.get());
      ownPassing.put(destination, known);
    }
    return known;
  }

  synchronized List<Simulation> simulations(Destination destination) {
    Destination same = first(destination);
    List<Simulation> known = simulations.get(same);
    if (known == null) {
      NavigableMap<String, LabelValue> external = external(same);
      known =
          same.chains().stream()
              .map(chain -> Simulation.of(same.collected(), external, chain, same.watched()))
              .toList();
      simulations.put(same, known);
    }
    return known;
  }

  /** Returns the same with the rules of the very destination, kept since many rules ask for it. */
  synchronized List<Simulation> ownSimulations(
      Destination destination, Supplier<UnaryOperator<RelabelRule>> own) {
    List<Simulation> known = ownSimulations.get(destination);
    if (known == null) {
      UnaryOperator<RelabelRule> rules = own.get();
      known = simulations(destination).stream().map(one -> one.withRules(rules)).toList();
      ownSimulations.put(destination, known);
    }
    return known;
  }

  /** Returns the compiled relabelling of each remote write, kept since many rules ask for it. */
  synchronized List<RelabelChain> chains(Destination destination) {
    return chains.computeIfAbsent(
        destination,
        any ->
            destination.writes().stream()
                .map(write -> RelabelChain.of(write.relabelling(), destination.sender().dialect()))
                .toList());
  }

  /**
   * Returns the rules of a destination, each by the equal rule of the destination for which the
   * result was worked out.
   */
  synchronized IdentityHashMap<RelabelRule, RelabelRule> ownRules(Destination destination) {
    List<RelabelRule> tried = first(destination).rules();
    List<RelabelRule> own = destination.rules();
    IdentityHashMap<RelabelRule, RelabelRule> ownByTried = new IdentityHashMap<>();
    for (int i = 0; i < tried.size(); i++) {
      ownByTried.put(tried.get(i), own.get(i));
    }
    return ownByTried;
  }

  private SeriesCatalogue catalogue() {
    SeriesCatalogue known = catalogue;
    if (known == null) {
      known = SeriesCatalogue.read();
      catalogue = known;
    }
    return known;
  }

  private Destination first(Destination destination) {
    Inputs same = inputs.computeIfAbsent(destination, this::inputs);
    return first.computeIfAbsent(same, any -> destination);
  }

  private Inputs inputs(Destination destination) {
    List<Object> chains = new ArrayList<>();
    chains.add(destination.sender().dialect());
    for (RemoteWrite write : destination.writes()) {
      chains.add(write.relabelling().stream().map(RelabelRule::content).toList());
    }
    return new Inputs(plan(destination.sender()), chains, external(destination));
  }

  /** Of an external label that no rule reads, only the name counts and not the value. */
  private static NavigableMap<String, LabelValue> external(Destination destination) {
    NavigableMap<String, LabelValue> external = new TreeMap<>();
    destination
        .externalLabels()
        .forEach(
            (name, value) -> external.put(name, isRead(name, destination) ? value : unread(value)));
    return external;
  }

  private static boolean isRead(String label, Destination destination) {
    return destination.rules().stream().anyMatch(rule -> isRead(label, rule));
  }

  private static boolean isRead(String label, RelabelRule rule) {
    return switch (rule.action()) {
      case LABELMAP -> true;
      case LABELDROP, LABELKEEP -> false;
      default -> rule.sourceLabels().contains(label) || rule.targetLabel().contains(label);
    };
  }

  private static LabelValue unread(LabelValue value) {
    return value instanceof LabelValue.Absent ? value : new LabelValue.Unknown();
  }
}
