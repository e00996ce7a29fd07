package io.mcmetrics.fleet;

import io.mcmetrics.need.MetricConsumer;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.need.Need;
import io.mcmetrics.need.Needs;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.relabel.proof.NeededMetrics;
import io.mcmetrics.series.ScrapePlan;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The metrics that are needed: by the tree, by its user, and by the dashboards and rules of the
 * chart.
 */
final class FleetNeeds {
  private static final Set<Kind> OF_DASHBOARDS = Set.of(Kind.PANEL, Kind.VARIABLE, Kind.ANNOTATION);

  private FleetNeeds() {}

  /** Returns the needed metrics among those that a scrape plan may collect. */
  static NeededMetrics of(ScrapePlan plan, Needs needs) {
    NeededMetrics all = addedTo(NeededMetrics.of(plan.chartVersion()), needs, plan.recorded());
    NavigableSet<String> impossible = new TreeSet<>();
    if (!plan.evaluatesChartRules()) {
      impossible.addAll(all.records());
      impossible.removeAll(plan.recorded());
      impossible.removeAll(plan.federated());
    }
    all.names().stream().filter(name -> !plan.mayCollect(name)).forEach(impossible::add);
    return all.without(impossible);
  }

  private static NeededMetrics addedTo(
      NeededMetrics chart, Needs needs, NavigableSet<String> recordedHere) {
    NavigableSet<String> recorded = needs.recorded();
    recorded.removeAll(recordedHere);
    NavigableMap<String, NavigableSet<String>> dashboards = new TreeMap<>(chart.dashboards());
    NavigableSet<String> own = new TreeSet<>();
    for (Need need : needs.needs()) {
      // Where another sender records it, the series that it is made of are not known.
      if (need.selector().name().orElse(null) instanceof TemplatedText.Known name
          && !recorded.contains(name.text())) {
        own.add(name.text());
        MetricConsumer asker = need.query().consumer();
        if (OF_DASHBOARDS.contains(asker.kind()) && !asker.name().isEmpty()) {
          dashboards.computeIfAbsent(asker.name(), title -> new TreeSet<>());
          NavigableSet<String> more = new TreeSet<>(dashboards.get(asker.name()));
          more.add(name.text());
          dashboards.put(asker.name(), more);
        }
      }
    }
    own.removeAll(chart.names());
    NavigableMap<String, NavigableSet<String>> groups = new TreeMap<>(chart.groups());
    if (!own.isEmpty()) {
      groups.put(NeededMetrics.OWN, own);
    }
    return new NeededMetrics(
        chart.chartVersion(),
        groups,
        chart.records(),
        dashboards,
        chart.alerts(),
        needs.required());
  }
}
