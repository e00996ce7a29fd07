package io.mcmetrics.rules.chart;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ChartRemarks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Flags keys that no version of the chart reads. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a key of values that the chart does not read",
    why =
        """
        Helm passes over a key that no template asks for, and nobody hears of it: the setting is simply
        not there. A remote write one level too high sends nothing.
        """,
    symptom =
        """
        Nothing is logged, and Helm succeeds. `helm get manifest` lacks what the key was to bring:
        a cluster without its label in Grafana, a sender without
        `prometheus_remote_storage_samples_total`, a limit that is still the default.
        """,
    remedy =
        """
        Move or rename the key as the message says; `helm show values` lists what a chart reads. Notes
        of your own may begin with `x-`.
        """,
    confidence =
        """
        Certain where the chart is known: no version of it has the key in that place. Likely or possible
        where the chart is only recognised by its values.
        """,
    sources = {
      "kube-prometheus-stack 88.5.3, values.yaml and templates: which keys there are",
      "bitnami thanos 17.6.0, values.yaml and templates: which keys there are",
      "Helm 3.22.0 and 4.3.1, run: a key that no template asks for is passed over unless "
          + "the chart has a schema that forbids it"
    },
    severity = WARNING,
    stage = REMOTE_WRITE)
public final class UnknownChartKey implements FleetRule {
  private static final int MOST_LATER_KEYS = 3;

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.each(fleet, About.LOST_KEY, problem -> problem.withWeight(Weight.HEAVIER), out);
    ChartRemarks.each(fleet, About.UNKNOWN_KEY, problem -> problem.atStage(Stage.ASIDE), out);
    Map<List<Object>, List<Problem>> later = new LinkedHashMap<>();
    ChartRemarks.each(
        fleet,
        About.LATER_KEY,
        problem -> problem.atStage(Stage.ASIDE),
        problem -> later.computeIfAbsent(release(problem), any -> new ArrayList<>()).add(problem));
    for (List<Problem> keys : later.values()) {
      if (keys.size() > MOST_LATER_KEYS) {
        out.accept(joined(keys));
      } else {
        keys.forEach(out);
      }
    }
  }

  private static List<Object> release(Problem problem) {
    return List.of(problem.at().span().file().path(), problem.clusters(), problem.confidence());
  }

  /** Many such keys have one cause: the values were copied from those of a later release. */
  private static Problem joined(List<Problem> keys) {
    Problem all =
        keys.get(0)
            .withWords(
                "; %d more keys of this file came with later releases".formatted(keys.size() - 1));
    for (Problem more : keys.subList(1, keys.size())) {
      all = all.see(more.at(), "and here");
    }
    return all;
  }
}
