package io.mcmetrics.trace;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.need.Query;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The last hop, which all paths share: whether dashboards of the tree select by the label that
 * names the cluster.
 */
final class DashboardHop {
  private DashboardHop() {}

  /**
   * Grafana takes the text between the last comma and the bracket for the name of the label, blanks
   * included, and any other spelling of the function for a series (grafana 13,
   * packages/grafana-prometheus/src/metric_find_query.ts).
   */
  private static Pattern listing(String key) {
    return Pattern.compile("(?s)label_values\\((?:.+,\\s*)?" + Pattern.quote(key) + "\\)\\s*");
  }

  static TracedHop of(Fleet fleet) {
    String key = fleet.clusterLabel();
    Pattern lists = listing(key);
    List<Query> variables =
        fleet.needs().queries().stream()
            .filter(query -> query.consumer().kind() == Kind.VARIABLE)
            .filter(query -> lists.matcher(query.text().text()).matches())
            .toList();
    if (variables.isEmpty()) {
      return PathHops.unknown(
          Stage.DASHBOARD, "no dashboard of the tree lists clusters by the label `" + key + "`");
    }
    long dashboards = variables.stream().map(query -> query.consumer().name()).distinct().count();
    return PathHops.ok(
        Stage.DASHBOARD,
        "%d %s clusters by the label `%s`"
            .formatted(dashboards, dashboards == 1 ? "dashboard lists" : "dashboards list", key),
        PathHops.seen(variables, "lists the clusters"));
  }
}
