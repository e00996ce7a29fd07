package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.DASHBOARD;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.ChartRemark;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.Need;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.grafana.analysis.RecordedMetrics;
import io.mcmetrics.rules.grafana.analysis.UnruledSenders;
import io.mcmetrics.sender.Sender;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Flags dashboards of what recording rules make, where nobody evaluates any. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "dashboards of recorded metrics, which nobody records",
    why =
        """
        An agent evaluates no rules. Panels of CPU and memory ask for metrics that recording rules
        make, and are empty for each cluster that sends by an agent: about half of the dashboards of
        kube-prometheus-stack have such panels.
        """,
    symptom =
        """
        Panels of CPU and memory say `No data` for the clusters of agents, and those of plain metrics are filled.
        `count by (cluster) ({__name__=~".+:.+"})` lacks these clusters. Nothing logs an error.
        """,
    remedy =
        """
        Evaluate the rules where all samples are: in a Thanos Ruler or a `ThanosRuler` beside Thanos
        Query, with `cluster` in each `by (…)`.
        """,
    confidence =
        """
        Likely where the samples go to a Thanos Receive of the tree, every sender of the cluster is an
        agent, and no ruler is in the tree. Of dashboards that only the chart brings it is said as an
        information.
        """,
    sources = {
      "prometheus 3.14, docs/prometheus_agent.md: an agent evaluates no rules",
      "thanos 0.42.5, docs/components/rule.md: a ruler evaluates rules over what "
          + "Thanos Query finds"
    },
    severity = WARNING,
    stage = DASHBOARD)
public final class RecordingRulesMissingCentrally implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<Sender> agents = UnruledSenders.in(fleet);
    if (agents.isEmpty()) {
      return;
    }
    Set<String> told = new HashSet<>();
    for (Need need : fleet.needs().needs()) {
      if (RecordedMetrics.isAskedByDashboard(need) && told.add(need.query().consumer().name())) {
        Cluster cluster = fleet.infrastructure().clusterOf(need.query().document());
        List<Sender> shown = UnruledSenders.shownIn(cluster, agents, fleet);
        if (!shown.isEmpty()) {
          out.accept(problem(need, shown));
        }
      }
    }
    for (ChartRemark remark : fleet.chartRemarks()) {
      List<Sender> shown = UnruledSenders.shownIn(remark.cluster(), agents, fleet);
      boolean isThere = UnruledSenders.hasGrafana(remark.cluster(), fleet);
      if (remark.about() == About.DASHBOARDS && isThere && !shown.isEmpty()) {
        // Nobody chose these dashboards; those in the tree somebody did.
        Problem problem =
            Problem.at(remark, "%s, and no ruler is there for what agents send", remark.message())
                .withWeight(Weight.LIGHTER);
        out.accept(affecting(problem, shown).atMost(remark.sight().limit()));
      }
    }
  }

  private static Problem problem(Need need, List<Sender> shown) {
    Problem problem =
        Problem.at(
            need,
            "`%s` asks for `%s`, which a recording rule makes, and no ruler is there for what agents"
                + " send",
            need.query().consumer().name(),
            RecordedMetrics.name(need));
    return affecting(problem, shown).atMost(need.query().document().sight().limit());
  }

  private static Problem affecting(Problem problem, List<Sender> agents) {
    Problem whole = problem.atMost(Confidence.LIKELY);
    for (Sender agent : agents) {
      whole = whole.affecting(agent.cluster().name());
    }
    return agents.isEmpty() ? whole : whole.see(agents.get(0), "one of the agents");
  }
}
