package io.mcmetrics.rules.writerelabel.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.need.Need;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.relabel.proof.NeededMetrics;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Finds and names dashboards that lose metrics. */
public final class AffectedDashboards {
  private static final int SHOWN = 3;

  private AffectedDashboards() {}

  /** Returns what the dashboards of the tree ask for, as opposed to those of the chart. */
  public static List<Need> ofTheTree(Fleet fleet) {
    Set<Kind> kinds = Set.of(Kind.PANEL, Kind.VARIABLE, Kind.ANNOTATION);
    return fleet.needs().needs().stream()
        .filter(need -> kinds.contains(need.query().consumer().kind()))
        .toList();
  }

  /** Tells whether one of some metrics is asked for. */
  public static boolean asksForOneOf(Collection<String> metrics, Need need) {
    return need.selector().name().orElse(null) instanceof TemplatedText.Known name
        && metrics.contains(name.text());
  }

  /** Returns how many dashboards ask for a metric, and some of them by name. */
  public static String asking(String metric, NeededMetrics needed) {
    return counted(
        needed.dashboards().entrySet().stream()
            .filter(dashboard -> dashboard.getValue().contains(metric))
            .map(dashboard -> dashboard.getKey())
            .toList(),
        needed);
  }

  /** Returns how many dashboards of all these are, and some of them by name. */
  public static String counted(List<String> dashboards, NeededMetrics needed) {
    return "%d of %d dashboards (%s)"
        .formatted(dashboards.size(), needed.dashboards().size(), some(dashboards));
  }

  /** Returns the first few names in backquotes. */
  public static String some(List<String> names) {
    List<String> first = names.stream().limit(SHOWN).toList();
    return "`" + String.join("`, `", first) + "`" + (names.size() > SHOWN ? ", …" : "");
  }
}
