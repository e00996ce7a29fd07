package io.mcmetrics.rules.remotewrite;

import io.mcmetrics.model.Destination;
import io.mcmetrics.relabel.NeededMetrics;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.Survivors;
import io.mcmetrics.relabel.Survivors.DashboardLoss;
import io.mcmetrics.series.SeriesGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Finds the metrics on dashboards that a filter loses, rather than the scrape before it. */
final class FilterLoss {
  /** There is a rule of its own for it. */
  private static final String UP = "up";

  private final Destination destination;
  private final OtherWays others;
  private final NavigableSet<String> collected = new TreeSet<>();

  private FilterLoss(Destination destination, OtherWays others) {
    this.destination = destination;
    this.others = others;
    for (SeriesGroup group : destination.collected()) {
      collected.addAll(group.names());
    }
    // What the tree asks for beyond the chart comes from programs that the catalogue has not.
    NeededMetrics needed = destination.needed();
    collected.addAll(needed.groups().getOrDefault(NeededMetrics.OWN, new TreeSet<>()));
  }

  /**
   * Metrics that the same rules lose.
   *
   * @param by the rules, one of each remote write
   * @param isSelection whether somebody picked what to send, and so left out the rest on purpose
   */
  record Lost(
      List<RelabelRule> by, boolean isSelection, List<String> metrics, List<String> dashboards) {
    /** Keeps its own lists. */
    Lost {
      by = List.copyOf(by);
      metrics = List.copyOf(metrics);
      dashboards = List.copyOf(dashboards);
    }
  }

  static List<Lost> of(Destination destination, OtherWays others) {
    return new FilterLoss(destination, others).found();
  }

  private List<Lost> found() {
    Survivors survivors = destination.survivors();
    Map<List<RelabelRule>, NavigableSet<String>> metrics = new LinkedHashMap<>();
    Map<List<RelabelRule>, NavigableSet<String>> dashboards = new LinkedHashMap<>();
    for (DashboardLoss loss : survivors.dashboardsHurt()) {
      for (String metric : loss.lost()) {
        List<RelabelRule> by = survivors.rulesDropping(metric);
        if (counts(metric) && (!isSelection(by) || !loss.isHalf())) {
          metrics.computeIfAbsent(by, rules -> new TreeSet<>()).add(metric);
          dashboards.computeIfAbsent(by, rules -> new TreeSet<>()).add(loss.dashboard());
        }
      }
    }
    List<Lost> found = new ArrayList<>();
    metrics.forEach(
        (by, names) ->
            found.add(
                new Lost(
                    by,
                    isSelection(by),
                    List.copyOf(names),
                    dashboards.getOrDefault(by, new TreeSet<>()).stream().toList())));
    return found;
  }

  private boolean counts(String metric) {
    return !metric.equals(UP) && collected.contains(metric) && !others.mayPass(metric);
  }

  private static boolean isSelection(List<RelabelRule> by) {
    return by.stream().anyMatch(rule -> rule.action() == RelabelAction.KEEP);
  }
}
