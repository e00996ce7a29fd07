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

  static TracedHop of(Fleet fleet) {
    String key = fleet.clusterLabel();
    Pattern lists = Pattern.compile("\\b" + Pattern.quote(key) + "\\s*\\)\\s*$");
    List<Query> variables =
        fleet.needs().queries().stream()
            .filter(query -> query.consumer().kind() == Kind.VARIABLE)
            .filter(query -> lists.matcher(query.text().text()).find())
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
