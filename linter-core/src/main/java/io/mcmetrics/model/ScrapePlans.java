package io.mcmetrics.model;

import io.mcmetrics.chart.ChartVersion;
import io.mcmetrics.render.Document;
import io.mcmetrics.render.Unit;
import io.mcmetrics.series.ScrapePlan;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What senders scrape: as the release of the chart says that they belong to, else as the chart does
 * whose label they wear.
 */
final class ScrapePlans {
  private static final String CHART = "kube-prometheus-stack-";

  private final Map<Unit, List<Document>> releases = new HashMap<>();

  static ScrapePlans of(List<Document> documents) {
    ScrapePlans plans = new ScrapePlans();
    for (Document document : documents) {
      if (document.kind().equals(Document.SCRAPE_PLAN)) {
        plans.releases.computeIfAbsent(document.unit(), unit -> new ArrayList<>()).add(document);
      }
    }
    return plans;
  }

  ScrapePlan of(Document sender) {
    List<Document> near = releases.getOrDefault(sender.unit(), List.of());
    ScrapePlan plan =
        near.stream()
            .filter(release -> text(release.name()).equals(text(sender.name())))
            .findFirst()
            .map(ScrapePlans::read)
            .orElseGet(() -> ScrapePlan.ofChart(versionOfLabel(sender)));
    // Something is there beside what the chart knows of.
    return plan.adding("application");
  }

  private static ScrapePlan read(Document release) {
    ScrapePlan plan = ScrapePlan.ofChart(version(text(release.text("chartVersion"))));
    for (Yaml exporter : release.root().itemsAt("removed")) {
      if (exporter instanceof YamlScalar name && !name.isUnknown()) {
        plan = plan.removing(name.text());
      }
    }
    return plan;
  }

  /** As in {@code templates/_helpers.tpl} of the chart, and as Helm's own label is by custom. */
  private static String versionOfLabel(Document sender) {
    for (String label : List.of("chart", "helm.sh/chart")) {
      String chart = text(sender.text("metadata", "labels", label));
      if (chart.startsWith(CHART)) {
        return version(chart.substring(CHART.length()));
      }
    }
    return "";
  }

  /** Returns a version; the newest that a constraint allows, and an empty text for none. */
  private static String version(String written) {
    return ChartVersion.newestIn(written)
        .map(version -> version.major() + "." + version.minor() + "." + version.patch())
        .orElse("");
  }

  private static String text(Value<String> value) {
    if (value instanceof Value.Known<String> known) {
      return known.value();
    }
    return value instanceof Value.Unknown<String> unknown ? unknown.text() : "";
  }
}
