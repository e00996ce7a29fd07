package io.mcmetrics.trace;

import static java.util.stream.Collectors.toList;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SenderObject;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.relabel.proof.PassingMetrics;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.sender.ExternalLabels;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Span;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Follows the samples of each sender. The files decide whether a hop is in order or unknown; only
 * findings make a hop broken, so that {@code trace} and {@code lint} never disagree.
 */
public final class Tracer {
  private final Fleet fleet;
  private final LintResult result;
  private final TracedHop dashboard;
  private final Map<String, Stage> stages = new HashMap<>();
  private final Set<Finding> told = new LinkedHashSet<>();
  private final HopChecks checks;
  private final List<Gap> unreadSenders;

  private Tracer(Fleet fleet, LintResult result) {
    this.fleet = fleet;
    this.result = result;
    this.dashboard = DashboardHop.of(fleet);
    this.checks = new HopChecks(result);
    this.unreadSenders =
        result.gaps().stream()
            .filter(Gap::mayBeSender)
            .sorted(Comparator.comparing(Gap::weight))
            .toList();
    for (RulePage page : result.rules()) {
      stages.put(page.id(), page.stage());
    }
  }

  /** Returns the trace of a fleet, given the findings of a lint run over it. */
  public static Trace trace(Fleet fleet, LintResult result) {
    return new Tracer(fleet, result).trace();
  }

  private Trace trace() {
    Map<String, List<TracedSender>> senders = new TreeMap<>();
    List<SenderObject> objects = new ArrayList<>(fleet.senderObjects());
    objects.addAll(fleet.unassignedSenders());
    for (SenderObject sender : objects) {
      senders
          .computeIfAbsent(sender.first().cluster().name(), any -> new ArrayList<>())
          .addAll(LeastArriving.of(sender.deployments().stream().map(this::traced).toList()));
    }
    List<TracedCluster> clusters = new ArrayList<>();
    List<Cluster> silent = new ArrayList<>();
    for (Cluster cluster : fleet.clusters()) {
      if (senders.containsKey(cluster.name())) {
        clusters.add(new TracedCluster(cluster, senders.get(cluster.name())));
      } else {
        silent.add(cluster);
      }
    }
    // What sends is traced, whether or not it is known which cluster it runs in.
    for (Cluster cluster : fleet.unassigned()) {
      List<TracedSender> own = senders.get(cluster.name());
      if (own != null) {
        clusters.add(new TracedCluster(cluster, own));
      }
    }
    return new Trace(
        clusters,
        silent,
        StorageTracer.trace(fleet.infrastructure()),
        told.stream().sorted().toList(),
        unreadSenders);
  }

  private List<TracedSender> traced(Sender sender) {
    List<TracedSender> paths = new ArrayList<>();
    for (Destination destination : fleet.destinations(sender)) {
      paths.add(remoteWrite(sender, destination));
    }
    for (Component sidecar : fleet.sidecars(sender)) {
      paths.add(sidecar(sender, sidecar));
    }
    if (paths.isEmpty()) {
      paths.add(idle(sender));
    }
    return paths;
  }

  private TracedSender remoteWrite(Sender sender, Destination destination) {
    SamplePath path = fleet.samplePath(destination);
    SenderHops own = new SenderHops(fleet, sender);
    PathHops others = new PathHops(path, unread());
    List<TracedHop> hops = new ArrayList<>();
    hops.add(own.identity());
    hops.add(own.relabel(destination));
    hops.add(own.remoteWrite(destination));
    hops.addAll(others.toTheReceiver());
    hops.add(others.query());
    hops.add(others.datasource(fleet.infrastructure().grafana().datasources()));
    hops.add(dashboard);
    PassingMetrics passing = destination.passingMetrics();
    CheckedPath checked =
        new CheckedPath(
            fleet, sender, Optional.of(destination), Optional.empty(), path, unreadSenders);
    List<TracedHop> judged = judged(hops, HopSubjects.of(destination, path), checked);
    return sender(
        sender,
        destination.writes().get(0).target().map(Url::withoutSecrets).orElse(""),
        // A collector gives counters and units other names, so these are not counted.
        sender.isCollector() ? 0 : passing.neededCount(),
        sender.isCollector() ? 0 : passing.passing().size(),
        judged);
  }

  private List<Document> unread() {
    return fleet.infrastructure().thanos().unmodelledResources();
  }

  private TracedSender sidecar(Sender sender, Component sidecar) {
    SamplePath path = fleet.infrastructure().samplePath(sidecar);
    SenderHops own = new SenderHops(fleet, sender);
    PathHops others = new PathHops(path, unread());
    List<TracedHop> hops = new ArrayList<>();
    hops.add(own.identity());
    hops.add(notApplicable(Stage.RELABEL, "a sidecar gives away all that Prometheus keeps"));
    hops.add(
        path.queriers().isEmpty()
            ? PathHops.unknown(Stage.SIDECAR, "no Thanos Query of the tree is known to ask it")
            : PathHops.ok(
                Stage.SIDECAR,
                "a sidecar gives away what Prometheus keeps",
                PathHops.seen(List.of(sidecar), "the sidecar")));
    hops.add(others.query());
    hops.add(others.datasource(fleet.infrastructure().grafana().datasources()));
    hops.add(dashboard);
    CheckedPath checked =
        new CheckedPath(fleet, sender, Optional.empty(), Optional.of(sidecar), path, unreadSenders);
    return sender(sender, "", 0, 0, judged(hops, HopSubjects.of(sender, path), checked));
  }

  private TracedSender idle(Sender sender) {
    SenderHops own = new SenderHops(fleet, sender);
    List<TracedHop> hops = new ArrayList<>();
    hops.add(own.identity());
    hops.add(notApplicable(Stage.RELABEL, "nothing is sent"));
    hops.add(
        sender
            .unmodelledAt(Stage.REMOTE_WRITE)
            .map(setting -> PathHops.unknown(Stage.REMOTE_WRITE, setting.what()))
            .orElse(PathHops.unknown(Stage.REMOTE_WRITE, "no remote write is written down")));
    for (Stage stage :
        List.of(Stage.ROUTE, Stage.SERVICE, Stage.RECEIVE, Stage.QUERY, Stage.DATASOURCE)) {
      hops.add(notApplicable(stage, "nothing is sent"));
    }
    hops.add(dashboard);
    Value<String> none = new Value.Absent<>(sender.origin());
    SamplePath path = fleet.infrastructure().samplePath(none, sender.cluster(), sender.namespace());
    CheckedPath checked =
        new CheckedPath(fleet, sender, Optional.empty(), Optional.empty(), path, unreadSenders);
    return sender(sender, "", 0, 0, judged(hops, HopSubjects.of(sender, path), checked));
  }

  private static TracedHop notApplicable(Stage stage, String why) {
    return new TracedHop(stage, HopStatus.NOT_APPLICABLE, why, List.of(), List.of());
  }

  private TracedSender sender(
      Sender sender, String destination, int needed, int arriving, List<TracedHop> hops) {
    NavigableMap<String, String> labels = new TreeMap<>();
    Map<String, Span> places = new HashMap<>();
    for (ExternalLabels.Label label : sender.externalLabels().labels()) {
      labels.put(label.name(), label.value().written());
      places.put(label.name(), label.value().origin().span());
    }
    return new TracedSender(
        SenderName.of(sender),
        mode(sender),
        sender.replicas().map(replicas -> number(replicas.count())).orElse("1"),
        labels,
        places,
        destination,
        needed,
        arriving,
        ReachDecision.of(hops, needed, arriving),
        hops);
  }

  private static String mode(Sender sender) {
    if (sender.isCollector()) {
      return "collector";
    }
    boolean isAgent = !sender.isPrometheus() || sender.kind().equals("PrometheusAgent");
    return isAgent ? "agent" : "server";
  }

  private static String number(Value<Integer> count) {
    if (count instanceof Known<Integer> known) {
      return known.value().toString();
    }
    return count instanceof Value.Absent<Integer> ? "1" : "unknown";
  }

  /** Applies the findings to the hops of their stages. */
  private List<TracedHop> judged(List<TracedHop> hops, HopSubjects subjects, CheckedPath path) {
    HopChecks.Findings findings =
        new HopChecks.Findings(
            byStage(result.findings(), subjects), byStage(result.withheld().accepted(), subjects));
    List<TracedHop> judged = new ArrayList<>();
    for (TracedHop hop : hops) {
      List<Finding> own = findings.told().getOrDefault(hop.stage(), List.of());
      TracedHop found = own.isEmpty() ? hop : judged(hop, own);
      TracedHop noted =
          path.destination()
              .map(place -> new PolicyNotes(fleet, place).noted(found, path.path()))
              .orElse(found);
      judged.add(checks.checked(hop, noted, findings, path));
    }
    return judged;
  }

  private Map<Stage, List<Finding>> byStage(List<Finding> findings, HopSubjects subjects) {
    return findings.stream()
        .filter(subjects::areConcernedBy)
        .collect(Collectors.groupingBy(this::stageOf, () -> new EnumMap<>(Stage.class), toList()));
  }

  private Stage stageOf(Finding finding) {
    return finding
        .problem()
        .stage()
        .orElseGet(() -> stages.getOrDefault(finding.ruleId(), Stage.ASIDE));
  }

  private TracedHop judged(TracedHop hop, List<Finding> findings) {
    told.addAll(findings);
    List<String> rules = findings.stream().map(Finding::ruleId).distinct().toList();
    List<Finding> errors =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    if (errors.isEmpty()) {
      return new TracedHop(hop.stage(), hop.status(), hop.message(), hop.evidence(), rules);
    }
    List<Related> evidence = new ArrayList<>();
    for (Finding finding : errors) {
      evidence.add(new Related(finding.problem().at(), finding.problem().message()));
      evidence.addAll(finding.problem().related());
    }
    String message = errors.get(0).problem().message();
    return new TracedHop(hop.stage(), HopStatus.BROKEN, message, evidence, rules);
  }
}
