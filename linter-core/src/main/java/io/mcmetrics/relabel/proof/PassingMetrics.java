package io.mcmetrics.relabel.proof;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Which of the needed metrics reach one destination.
 *
 * @param needed the metrics asked for
 * @param passing the names that at least one of the chains lets pass
 * @param undecided the names of which it is not known whether any chain lets them pass
 * @param dropped the names that no chain lets pass, each with the rules that drop it, one of each
 *     chain
 * @param incompleteDashboards the dashboards that certainly miss something, by name
 */
public record PassingMetrics(
    NeededMetrics needed,
    NavigableSet<String> passing,
    NavigableSet<String> undecided,
    NavigableMap<String, List<RelabelRule>> dropped,
    List<DashboardLoss> incompleteDashboards) {

  /** A dashboard that misses metrics. */
  public record DashboardLoss(String dashboard, int needed, List<String> lost) {
    /** Keeps its own list. */
    public DashboardLoss {
      lost = List.copyOf(lost);
    }

    /** Tells whether at least half of what the dashboard asks for is lost. */
    public boolean isAtLeastHalf() {
      return 2 * lost.size() >= needed;
    }
  }

  /** Keeps its own collections. */
  public PassingMetrics {
    passing = Collections.unmodifiableNavigableSet(new TreeSet<>(passing));
    undecided = Collections.unmodifiableNavigableSet(new TreeSet<>(undecided));
    dropped = Collections.unmodifiableNavigableMap(new TreeMap<>(dropped));
    incompleteDashboards = List.copyOf(incompleteDashboards);
  }

  /**
   * Returns what passes.
   *
   * @param names all that is needed: {@link NeededMetrics#names}, which is worked out once for many
   * @param chains the write relabelling of each remote write to the destination
   * @param common the labels that all series have, such as the external ones; an open set, unless
   *     series have no other labels
   */
  public static PassingMetrics of(
      NeededMetrics needed,
      NavigableSet<String> names,
      List<RelabelChain> chains,
      LabelSet common) {
    NavigableSet<String> surviving = new TreeSet<>();
    NavigableSet<String> undecided = new TreeSet<>();
    NavigableMap<String, List<RelabelRule>> dropped = new TreeMap<>();
    // Most names are dropped by the same rules, so that their lists are shared.
    Map<List<Integer>, List<RelabelRule>> lists = new HashMap<>();
    for (String name : names) {
      List<RelabelRule> droppedBy = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      boolean isKept = false;
      for (RelabelChain chain : chains) {
        RelabelOutcome outcome = chain.apply(name, common);
        isKept |= outcome instanceof Kept;
        if (outcome instanceof Dropped drop) {
          droppedBy.add(drop.by());
          places.add(drop.index());
        }
      }
      if (isKept) {
        surviving.add(name);
      } else if (droppedBy.size() < chains.size()) {
        undecided.add(name);
      } else {
        dropped.put(name, lists.computeIfAbsent(places, any -> List.copyOf(droppedBy)));
      }
    }
    return new PassingMetrics(
        needed, surviving, undecided, dropped, incomplete(needed, dropped.keySet()));
  }

  /** Returns the same with some names passing that were not decided. */
  public PassingMetrics alsoPassing(Collection<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    NavigableSet<String> more = new TreeSet<>(passing);
    more.addAll(names);
    NavigableSet<String> fewer = new TreeSet<>(undecided);
    fewer.removeAll(names);
    return new PassingMetrics(needed, more, fewer, dropped, incompleteDashboards);
  }

  /** Returns the same with each rule replaced, as for the same rules of another cluster. */
  public PassingMetrics withRules(UnaryOperator<RelabelRule> others) {
    IdentityHashMap<List<RelabelRule>, List<RelabelRule>> shared = new IdentityHashMap<>();
    NavigableMap<String, List<RelabelRule>> renamed = new TreeMap<>(dropped);
    renamed.replaceAll(
        (name, rules) -> shared.computeIfAbsent(rules, same -> same.stream().map(others).toList()));
    return new PassingMetrics(needed, passing, undecided, renamed, incompleteDashboards);
  }

  /** Returns the number of names asked for. */
  public int neededCount() {
    return passing.size() + undecided.size() + dropped.size();
  }

  /** Returns the names that a rule drops and no other chain lets pass. */
  public List<String> droppedBy(RelabelRule rule) {
    return dropped.entrySet().stream()
        .filter(entry -> entry.getValue().contains(rule))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the rules that drop a name, one of each chain; empty if it is not dropped. */
  public List<RelabelRule> rulesDropping(String name) {
    return dropped.getOrDefault(name, List.of());
  }

  private static List<DashboardLoss> incomplete(NeededMetrics needed, Set<String> dropped) {
    Set<String> lookup = new HashSet<>(dropped);
    List<DashboardLoss> losses = new ArrayList<>();
    for (Map.Entry<String, NavigableSet<String>> dashboard : needed.dashboards().entrySet()) {
      List<String> lost = dashboard.getValue().stream().filter(lookup::contains).toList();
      if (!lost.isEmpty()) {
        losses.add(new DashboardLoss(dashboard.getKey(), dashboard.getValue().size(), lost));
      }
    }
    return losses;
  }

  /** Returns the groups of which at least one name survives. */
  public NavigableSet<String> passingGroups() {
    NavigableSet<String> groups = new TreeSet<>();
    for (Map.Entry<String, NavigableSet<String>> group : needed.groups().entrySet()) {
      if (!Collections.disjoint(group.getValue(), passing)) {
        groups.add(group.getKey());
      }
    }
    if (!Collections.disjoint(needed.records(), passing)) {
      groups.add(NeededMetrics.RECORDS);
    }
    return Collections.unmodifiableNavigableSet(groups);
  }
}
