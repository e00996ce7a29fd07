package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.DASHBOARD;

import com.google.auto.service.AutoService;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.Dashboard;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.grafana.analysis.DashboardSidecars;
import io.mcmetrics.rules.grafana.analysis.ImportInputs;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Flags dashboards that Grafana does not load, or loads without their data. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a dashboard that Grafana does not load, or loads without data",
    why =
        """
        The dashboard is in Git and in the cluster, and not in Grafana; only the log of the sidecar or
        of Grafana says why. Or it is there, and each panel says `Datasource ${DS_PROMETHEUS} was not
        found`.
        """,
    symptom =
        """
        Grafana has no such dashboard. Its log says `Dashboard title cannot be empty` or `the same UID is used more than
        once`; that of the sidecar does not name the ConfigMap. Of an exported one each panel says
        `Datasource ${DS_PROMETHEUS} was not found`.
        """,
    remedy =
        """
        Give the ConfigMap the label that the sidecar looks for, with its value, and the dashboard
        itself as its content: not the answer of the API around it, and not the form that
        `Export for sharing externally` makes. Each dashboard has a `uid` of its own.
        """,
    confidence =
        """
        Certain where Grafana or the API server refuses it whatever else is there. Likely where another
        sidecar, or another Grafana, may take it.
        """,
    sources = {
      "kiwigrid k8s-sidecar 1.30, README.md: `LABEL` and `LABEL_VALUE` say which "
          + "ConfigMaps are taken",
      "Grafana 12.1, pkg/services/provisioning/dashboards: a file is a dashboard, and "
          + "names that stand twice are not written",
      "Kubernetes, docs/concepts/configuration/configmap: the data is limited to 1 MiB"
    },
    severity = WARNING,
    stage = DASHBOARD)
public final class DashboardNotLoaded implements FleetRule {
  /** Kubernetes, "ConfigMaps": the data must not exceed 1 MiB. */
  private static final int LARGEST = 1024 * 1024;

  private static final Pattern ALIKE =
      Pattern.compile("(?i)(?:[a-z0-9.-]+/)?grafana[-_.]?dash-?boards?");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    DashboardSidecars sidecars = DashboardSidecars.in(fleet);
    Set<Document> holders = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<List<Object>, Dashboard> known = new HashMap<>();
    for (Dashboard dashboard : fleet.needs().dashboards()) {
      Document holder = dashboard.document();
      List<Problem> found = new ArrayList<>();
      if (holder.kind().equals("ConfigMap")) {
        wrapped(dashboard).ifPresent(found::add);
        ImportInputs.unresolved(dashboard).ifPresent(found::add);
        twice(dashboard, known).ifPresent(found::add);
        if (holders.add(holder)) {
          unlabelled(holder, sidecars, fleet).ifPresent(found::add);
          tooLarge(holder).ifPresent(found::add);
        }
      }
      found.stream()
          .map(problem -> problem.atMost(holder.sight().limit()))
          .map(problem -> problem.affecting(fleet.infrastructure().clusterOf(holder).name()))
          .forEach(out);
    }
  }

  private static Optional<Problem> wrapped(Dashboard dashboard) {
    return dashboard.isWrapped()
        ? Optional.of(
            Problem.at(
                dashboard.root(),
                "this is what the API of Grafana answers, and the dashboard is inside of it: a file"
                    + " is loaded as a dashboard without a title, and refused"))
        : Optional.empty();
  }

  private static Optional<Problem> twice(Dashboard dashboard, Map<List<Object>, Dashboard> known) {
    if (!(dashboard.uid() instanceof Known<String> uid) || uid.value().isEmpty()) {
      return Optional.empty();
    }
    Dashboard first =
        known.putIfAbsent(List.of(dashboard.document().unit(), uid.value()), dashboard);
    return first == null || first.origin().span().equals(dashboard.origin().span())
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    uid,
                    "`%s` has the `uid` of `%s`: Grafana keeps one of the two, and updates neither",
                    dashboard.title(),
                    first.title())
                .see(first, "the other one")
                .atMost(Confidence.LIKELY));
  }

  /** A ConfigMap without such a label may be mounted, or meant for something else. */
  private static Optional<Problem> unlabelled(
      Document holder, DashboardSidecars sidecars, Fleet fleet) {
    List<NamedValue> labels = NamedValue.in(holder.root().mappingAt("metadata", "labels"));
    Optional<NamedValue> alike =
        labels.stream().filter(label -> ALIKE.matcher(label.name()).matches()).findFirst();
    if (alike.isEmpty() || !holder.sight().whole() || holder.sight().sketch()) {
      return Optional.empty();
    }
    return sidecars
        .missed(labels, fleet.infrastructure().clusterOf(holder))
        .map(
            wanted ->
                Problem.at(
                        alike.get(),
                        "the sidecar of Grafana does not take this ConfigMap: it looks for the label"
                            + " `%s`",
                        wanted)
                    .atMost(Confidence.LIKELY));
  }

  private static Optional<Problem> tooLarge(Document holder) {
    long size =
        DataTexts.texts(holder).stream()
            .mapToLong(
                entry ->
                    ((YamlScalar) entry.value()).text().getBytes(StandardCharsets.UTF_8).length)
            .sum();
    Located place = holder.at("metadata", "name").map(Located.class::cast).orElse(holder);
    return size > LARGEST
        ? Optional.of(
            Problem.at(place, "a ConfigMap of more than 1 MiB is refused by the API server"))
        : Optional.empty();
  }
}
