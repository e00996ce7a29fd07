package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DATASOURCE;

import com.google.auto.service.AutoService;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.grafana.Grafana;
import io.mcmetrics.grafana.GrafanaPod;
import io.mcmetrics.grafana.GrafanaPod.Watch;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.grafana.analysis.DatasourceScope;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Flags files of data sources that no Grafana of their cluster loads. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a data source that the sidecar of Grafana passes over",
    why =
        """
        A sidecar copies what has its label, with its value, from the namespaces that it looks into.
        All else stays where it is: Grafana has no such data source, and panels say `Datasource was
        not found`.
        """,
    symptom =
        """
        The sidecar of Grafana logs each file that it writes, and this one is not among them. Panels
        say `Datasource was not found`, or ask another data source; no status code and no metric tells
        of it.
        """,
    remedy =
        """
        Label the ConfigMap or Secret as the sidecar asks, such as `grafana_datasource: "1"`, and put
        it into the namespace of Grafana, or set `sidecar.datasources.searchNamespace: ALL`.
        """,
    confidence =
        """
        Likely at most: the sidecars of all Grafanas of the cluster are in the tree and none of them
        takes it, but another tool may.
        """,
    sources = {
      "kiwigrid/k8s-sidecar 1.30, README.md: `LABEL`, `LABEL_VALUE`, `NAMESPACE` and " + "`FOLDER`",
      "kube-prometheus-stack 32.2 and newer, values.yaml: `labelValue` is \"1\""
    },
    severity = ERROR,
    stage = DATASOURCE)
public final class DatasourceNotLoaded implements FleetRule {
  private static final Pattern MEANT = Pattern.compile("grafana[-_]?data[-_]?sources?");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Grafana grafana = fleet.infrastructure().grafana();
    Map<Datasource, Problem> problems = new LinkedHashMap<>();
    List<Datasource> inOrder = new ArrayList<>();
    for (Datasource datasource : grafana.datasources()) {
      Optional<Problem> problem = problem(datasource, grafana.pods());
      problem.ifPresent(found -> problems.put(datasource, found));
      if (problem.isEmpty() && datasource.isPrometheus()) {
        inOrder.add(datasource);
      }
    }
    problems.forEach(
        (datasource, problem) ->
            out.accept(
                DatasourceScope.inFull(problem, fleet, datasource, inOrder)
                    .atMost(Confidence.LIKELY)));
  }

  private static Optional<Problem> problem(Datasource datasource, List<GrafanaPod> all) {
    List<GrafanaPod> pods = all.stream().filter(pod -> pod.isIn(datasource.cluster())).toList();
    boolean isPassedOver =
        pods.stream().anyMatch(pod -> !pod.watches().isEmpty())
            && pods.stream().allMatch(pod -> pod.loads(datasource).isNegative());
    if (!isPassedOver || datasource.holder().kind().equals(Datasource.RESOURCE)) {
      return Optional.empty();
    }
    for (GrafanaPod pod : pods) {
      for (Watch watch : pod.watches()) {
        Optional<Problem> found = problem(datasource, pod, watch);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> problem(Datasource datasource, GrafanaPod pod, Watch watch) {
    Document holder = datasource.holder();
    String label = watch.label().written();
    for (NamedValue own : NamedValue.in(holder.root().mappingAt("metadata", "labels"))) {
      if (own.name().equals(label)) {
        return Optional.of(
            own.value().known().equals(watch.value().known())
                    || watch.value() instanceof Value.Absent<String>
                ? elsewhere(datasource, pod)
                : Problem.at(
                        own,
                        "the sidecar of Grafana takes `%s` with the value `%s`, and no other one",
                        label,
                        watch.value().written())
                    .see(watch, "the sidecar"));
      }
      if (MEANT.matcher(own.name()).matches()) {
        return Optional.of(
            Problem.at(own, "the sidecar of Grafana looks for the label `%s`", label)
                .see(watch, "the sidecar"));
      }
    }
    return Optional.empty();
  }

  private static Problem elsewhere(Datasource datasource, GrafanaPod pod) {
    return Problem.at(
            datasource.holder().text("metadata", "namespace"),
            "the sidecar of Grafana looks into its own namespace, `%s`, and this is in `%s`",
            pod.location().namespace().written(),
            datasource.namespace().written())
        .see(pod, "Grafana");
  }
}
