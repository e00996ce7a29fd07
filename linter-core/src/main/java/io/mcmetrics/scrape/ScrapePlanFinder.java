package io.mcmetrics.scrape;

import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.series.Federation;
import io.mcmetrics.series.ScrapePlan;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what senders collect: by the kube-prometheus-stack release that they belong to, else by the
 * chart version in their labels, and by the monitors and jobs that are deployed with them.
 */
public final class ScrapePlanFinder {
  private static final String CHART = "kube-prometheus-stack-";
  private static final String ITSELF = "prometheus";

  private static final Set<String> SENDERS =
      Set.of(
          "Prometheus",
          "PrometheusAgent",
          "VMAgent",
          "MonitoringStack",
          Document.ALLOY,
          Document.PROMETHEUS_YML);

  /** The kinds of senders whose jobs are all known. For others, charts or other teams add some. */
  private static final Set<String> SEEN_WHOLE = Set.of("MonitoringStack", Document.PROMETHEUS_YML);

  private final Map<Unit, List<Document>> releases = new HashMap<>();
  private final Map<List<Object>, List<RelabelRule>> relabelings = new HashMap<>();
  private final ScrapeJobs jobs;

  private ScrapePlanFinder(ScrapeJobs jobs) {
    this.jobs = jobs;
  }

  /** Prepares to find the plans of the senders among some documents. */
  public static ScrapePlanFinder of(List<Document> documents) {
    ScrapePlanFinder plans = new ScrapePlanFinder(ScrapeJobs.of(documents));
    for (Document document : documents) {
      if (document.kind().equals(Document.SCRAPE_PLAN)) {
        plans.releases.computeIfAbsent(document.unit(), unit -> new ArrayList<>()).add(document);
      }
    }
    return plans;
  }

  /** Returns what a sender collects; the plan of an unknown chart if the document is no sender. */
  public ScrapePlan of(Document sender) {
    if (!SENDERS.contains(sender.kind())) {
      return ScrapePlan.ofChart("");
    }
    Optional<Document> release =
        releases.getOrDefault(sender.unit(), List.of()).stream()
            .filter(near -> near.name().written().equals(sender.name().written()))
            .findFirst();
    List<ScrapeJob> scraped = new ArrayList<>(jobs.of(sender));
    ScrapePlan plan = ScrapePlan.ofChart(versionOfLabel(sender));
    if (release.isPresent()) {
      plan = ofRelease(release.get());
      scraped.addAll(ScrapeJob.ofFile(release.get().root().itemsAt("additionalScrapeConfigs")));
    } else {
      for (Map.Entry<String, ScrapeJob> job : ScrapedExporters.among(scraped).entrySet()) {
        plan = plan.relabelling(job.getKey(), alike(job.getValue().relabelings()));
      }
    }
    plan = federating(plan, sender, scraped);
    // Applications have metrics of their own, which the chart does not know.
    return (evaluatesRules(sender) ? plan : plan.withoutRules()).adding("application");
  }

  private ScrapePlan ofRelease(Document release) {
    ScrapePlan plan = ScrapePlan.ofChart(version(release.text("chartVersion").written()));
    for (Yaml exporter : release.root().itemsAt("removed")) {
      if (exporter instanceof YamlScalar name && !name.isUnknown()) {
        plan = plan.removing(name.text());
      }
    }
    Optional<YamlMapping> written = release.root().mappingAt("relabelings");
    for (Entry entry : written.map(YamlMapping::entries).orElse(List.of())) {
      plan =
          plan.relabelling(
              entry.key().text(),
              alike(RelabelReader.read(entry.value(), RelabelSyntax.CUSTOM_RESOURCE)));
    }
    return plan;
  }

  private ScrapePlan federating(ScrapePlan plan, Document sender, List<ScrapeJob> scraped) {
    List<Federation> federations = new ArrayList<>();
    boolean alone = SEEN_WHOLE.contains(sender.kind()) && sender.sight().whole();
    for (ScrapeJob job : scraped) {
      if (job.federates()) {
        Federation from = job.federation();
        federations.add(from.with(alike(from.relabelings())));
      }
      alone &= job.federates() || job.name().equals(ITSELF);
    }
    return federations.isEmpty() ? plan : plan.federating(federations, alone);
  }

  /** Agents evaluate no rules; nor does a Prometheus whose file is wholly known and names none. */
  private static boolean evaluatesRules(Document sender) {
    boolean isSeen = sender.sight().whole() && !sender.sight().sketch();
    return switch (sender.kind()) {
      case "PrometheusAgent", "VMAgent", Document.ALLOY -> false;
      case Document.PROMETHEUS_YML -> !isSeen || sender.at("rule_files").isPresent();
      default -> true;
    };
  }

  /** Returns the same list for rules of the same content, so that plans can be compared. */
  private List<RelabelRule> alike(List<RelabelRule> rules) {
    List<Object> contents = new ArrayList<>();
    rules.forEach(rule -> contents.add(rule.content()));
    return relabelings.computeIfAbsent(contents, any -> rules);
  }

  /** The label of {@code templates/_helpers.tpl} of the chart, and the usual one of Helm. */
  private static String versionOfLabel(Document sender) {
    for (String label : List.of("chart", "helm.sh/chart")) {
      String chart = sender.text("metadata", "labels", label).written();
      if (chart.startsWith(CHART)) {
        return version(chart.substring(CHART.length()));
      }
    }
    return "";
  }

  /** Returns a version, or the newest that a constraint allows; an empty text for none. */
  private static String version(String written) {
    return ChartVersion.newestIn(written)
        .map(version -> version.major() + "." + version.minor() + "." + version.patch())
        .orElse("");
  }
}
