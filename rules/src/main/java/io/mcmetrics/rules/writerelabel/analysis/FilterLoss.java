package io.mcmetrics.rules.writerelabel.analysis;

import io.mcmetrics.fleet.Destination;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.proof.NeededMetrics;
import io.mcmetrics.relabel.proof.PassingMetrics;
import io.mcmetrics.relabel.proof.PassingMetrics.DashboardLoss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the metrics asked for that a filter loses, rather than the scrape before it. */
public final class FilterLoss {
  /** The metric that up-metric-filtered reports. */
  private static final String UP = "up";

  private final Destination destination;
  private final OtherDestinations others;
  private final NavigableSet<String> collected = new TreeSet<>();

  private FilterLoss(Destination destination, OtherDestinations others) {
    this.destination = destination;
    this.others = others;
    NeededMetrics needed = destination.needed();
    // Metrics that only the dashboards of the tree need come from programs outside the catalogue.
    collected.addAll(needed.groups().getOrDefault(NeededMetrics.OWN, new TreeSet<>()));
    needed.required().values().forEach(collected::addAll);
    destination.collected().forEach(group -> collected.removeAll(group.uncollected()));
    destination.collected().forEach(group -> collected.addAll(group.names()));
  }

  /**
   * Metrics that the same rules lose.
   *
   * @param by the rules, one of each remote write
   * @param isSelection whether one of them is a keep rule, which drops the rest on purpose
   * @param required those among them that the user says must arrive
   */
  public record Lost(
      List<RelabelRule> by,
      boolean isSelection,
      NavigableSet<String> metrics,
      List<String> dashboards,
      RequiredMetricLoss required) {
    /** Keeps its own lists. */
    public Lost {
      by = List.copyOf(by);
      dashboards = List.copyOf(dashboards);
    }

    /** Returns what is lost, first what must arrive. */
    public List<String> names() {
      return Stream.concat(required.metrics().stream(), metrics.stream()).distinct().toList();
    }
  }

  /** Returns what the filters of a destination lose, by the rules that drop it. */
  public static List<Lost> of(Destination destination, OtherDestinations others) {
    return new FilterLoss(destination, others).found();
  }

  private List<Lost> found() {
    PassingMetrics passing = destination.passingMetrics();
    Map<List<RelabelRule>, NavigableSet<String>> metrics = new LinkedHashMap<>();
    Map<List<RelabelRule>, NavigableSet<String>> dashboards = new LinkedHashMap<>();
    for (DashboardLoss loss : passing.incompleteDashboards()) {
      for (String metric : loss.lost()) {
        List<RelabelRule> by = passing.rulesDropping(metric);
        if (counts(metric) && (!isSelection(by) || !loss.isAtLeastHalf())) {
          metrics.computeIfAbsent(by, rules -> new TreeSet<>()).add(metric);
          dashboards.computeIfAbsent(by, rules -> new TreeSet<>()).add(loss.dashboard());
        }
      }
    }
    for (String metric : RequiredMetricLoss.among(passing, this::counts).metrics()) {
      metrics.computeIfAbsent(passing.rulesDropping(metric), rules -> new TreeSet<>()).add(metric);
    }
    List<Lost> found = new ArrayList<>();
    metrics.forEach(
        (by, names) ->
            found.add(
                new Lost(
                    by,
                    isSelection(by),
                    names,
                    List.copyOf(dashboards.getOrDefault(by, new TreeSet<>())),
                    RequiredMetricLoss.among(passing, names::contains))));
    return found;
  }

  private boolean counts(String metric) {
    return !metric.equals(UP) && collected.contains(metric) && !others.mayPass(metric);
  }

  private static boolean isSelection(List<RelabelRule> by) {
    return by.stream().anyMatch(rule -> rule.action() == RelabelAction.KEEP);
  }
}
