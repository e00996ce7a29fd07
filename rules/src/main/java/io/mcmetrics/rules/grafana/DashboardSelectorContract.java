package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.DASHBOARD;

import com.google.auto.service.AutoService;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.need.Need;
import io.mcmetrics.promql.LabelMatcher;
import io.mcmetrics.promql.LabelMatcher.Operator;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.grafana.analysis.ScrapedJob;
import io.mcmetrics.scrape.FileScrapeJob;
import io.mcmetrics.sender.Sender;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Flags jobs whose names are not those by which dashboards select their metrics. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a scrape job under another name than dashboards select",
    why =
        """
        The metrics arrive, and panels that ask for `job="kubelet"` are empty for this cluster alone,
        since a file of Prometheus names its jobs as it likes. The dashboards of the kubernetes mixin
        expect the names that monitors of the operator give.
        """,
    symptom =
        """
        Panels of one cluster say `No data`, and those of others are filled. `count by (job) (up{cluster="…"})` shows
        the metrics under another job.
        """,
    remedy =
        """
        Rename the job, or set the label by `relabel_configs` with `target_label: job`; for cAdvisor
        also `metrics_path` to `/metrics/cadvisor`.
        """,
    confidence =
        """
        Likely where a dashboard of the tree compares with a text, no job of the sender has it, and
        one has the usual other name of the same exporter.
        """,
    sources = {
      "kubernetes-mixin 1.4, config.libsonnet: the selectors of its dashboards",
      "prometheus 3.14, documentation/examples/prometheus-kubernetes.yml: the names of "
          + "jobs in the example"
    },
    severity = WARNING,
    stage = DASHBOARD)
public final class DashboardSelectorContract implements FleetRule {
  private static final Set<Kind> OF_DASHBOARDS = Set.of(Kind.PANEL, Kind.VARIABLE);
  private static final String JOB = "job";

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<String, Need> wanted = wantedJobs(fleet);
    for (Sender sender : fleet.senders()) {
      boolean isWhole = sender.kind().equals(Document.PROMETHEUS_YML) && sender.sight().whole();
      if (isWhole && sender.sends() && !isRenamedOnTheWay(sender)) {
        wanted.forEach((name, need) -> missing(name, need, sender).ifPresent(out));
      }
    }
  }

  private static Map<String, Need> wantedJobs(Fleet fleet) {
    Map<String, Need> wanted = new LinkedHashMap<>();
    for (Need need : fleet.needs().needs()) {
      if (OF_DASHBOARDS.contains(need.query().consumer().kind())) {
        for (LabelMatcher matcher : need.selector().labelMatchers()) {
          if (matcher.operator() == Operator.EQUAL
              && matcher.label().written().equals(JOB)
              && matcher.value() instanceof TemplatedText.Known value) {
            wanted.putIfAbsent(value.text(), need);
          }
        }
      }
    }
    return wanted;
  }

  private static boolean isRenamedOnTheWay(Sender sender) {
    return sender.remoteWrites().stream()
        .flatMap(write -> write.relabelling().stream())
        .anyMatch(DashboardSelectorContract::mayRename);
  }

  private static boolean mayRename(RelabelRule rule) {
    return rule.content().toString().contains(JOB)
        || rule.content().toString().contains("LABELMAP");
  }

  private static Optional<Problem> missing(String wanted, Need need, Sender sender) {
    boolean isThere =
        sender.jobs().stream()
            .anyMatch(job -> job.name().equals(wanted) || ScrapedJob.mayBeRenamed(job));
    if (isThere) {
      return Optional.empty();
    }
    Optional<FileScrapeJob> other =
        sender.jobs().stream().filter(job -> ScrapedJob.isOtherNameOf(wanted, job)).findFirst();
    return other.map(
        job ->
            ProblemScope.ofSender(
                Problem.at(
                        job,
                        "`%s` asks for `job=\"%s\"`, and this job is called `%s`",
                        need.query().consumer().name(),
                        wanted,
                        job.name())
                    .see(need, "here it is asked for")
                    .atMost(Confidence.LIKELY),
                sender,
                sender));
  }
}
