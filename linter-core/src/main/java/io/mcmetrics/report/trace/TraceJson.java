package io.mcmetrics.report.trace;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.report.ClassPathText;
import io.mcmetrics.report.JsonText;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.report.finding.JsonReporter;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCheck;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import io.mcmetrics.trace.TracedStorage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a trace as JSON, in version 1. */
public final class TraceJson {
  private static final int SCHEMA_VERSION = 1;

  private TraceJson() {}

  /** Returns the report, with paths from the root of the tree. */
  public static String of(Trace written) {
    return of(written, Standpoint.AT_ROOT);
  }

  /** Returns the report, with the root of the tree if the user did not name it. */
  public static String of(Trace written, Standpoint standpoint) {
    Trace trace = MaskedTrace.of(written);
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("schemaVersion", SCHEMA_VERSION);
    if (!standpoint.note().isEmpty()) {
      report.put("root", standpoint.root());
    }
    ArrayNode clusters = report.putArray("clusters");
    Map<String, TracedCluster> sending = new TreeMap<>();
    trace.clusters().forEach(cluster -> sending.put(cluster.cluster().name(), cluster));
    Map<String, Cluster> all = new TreeMap<>();
    trace.silent().forEach(cluster -> all.put(cluster.name(), cluster));
    trace.clusters().forEach(cluster -> all.put(cluster.cluster().name(), cluster.cluster()));
    all.forEach(
        (name, cluster) -> {
          ObjectNode node = clusters.addObject();
          TracedCluster traced = sending.get(name);
          if (traced == null) {
            addSilent(cluster, trace.silence(), node);
          } else {
            add(traced, node);
          }
        });
    addChecks(trace, report);
    if (!trace.storage().isEmpty()) {
      ArrayNode storage = report.putArray("storage");
      trace.storage().forEach(use -> add(use, storage.addObject()));
    }
    return JsonText.of(report);
  }

  /** Returns the JSON Schema of the report. */
  public static String schema() {
    return ClassPathText.text("/io/mcmetrics/report/trace/trace.schema.json");
  }

  private static void addSilent(Cluster cluster, String note, ObjectNode node) {
    node.put("name", cluster.name()).put("role", cluster.role().word());
    node.putArray("senders");
    node.put("note", note);
  }

  private static void add(TracedCluster cluster, ObjectNode node) {
    node.put("name", cluster.cluster().name()).put("role", cluster.cluster().role().word());
    ArrayNode senders = node.putArray("senders");
    cluster.senders().forEach(sender -> add(sender, senders.addObject()));
  }

  private static void add(TracedSender sender, ObjectNode node) {
    node.put("name", sender.name()).put("mode", sender.mode());
    addReplicas(sender.replicas(), node);
    ObjectNode labels = node.putObject("labels");
    sender.labels().forEach(labels::put);
    node.put("destination", sender.destination())
        .put("needed", sender.needed())
        .put("arriving", sender.arriving())
        .put("reachesGrafana", sender.reachesGrafana().inJson().word())
        .put("asFarAsSeen", sender.reachesGrafana() == ReachesGrafana.AS_FAR_AS_SEEN);
    ArrayNode hops = node.putArray("hops");
    sender.hops().forEach(hop -> add(hop, hops.addObject()));
  }

  /** Adds a number, or null if it is not known. */
  private static void addReplicas(String replicas, ObjectNode node) {
    if (replicas.matches("\\d{1,9}")) {
      node.put("replicas", Integer.parseInt(replicas));
    } else {
      node.putNull("replicas");
    }
  }

  private static void add(TracedHop hop, ObjectNode node) {
    node.put("hop", hop.stage().word())
        .put("status", hop.status().word())
        .put("message", hop.message());
    hop.settledBy().ifPresent(what -> node.put("settledBy", what));
    addFirst(hop.evidence(), node);
    ArrayNode rules = node.putArray("ruleIds");
    hop.ruleIds().forEach(rules::add);
    addAll(hop.evidence(), node);
    ArrayNode checks = node.putArray("checks");
    hop.checks().forEach(check -> add(check, checks.addObject()));
  }

  private static void add(TracedCheck check, ObjectNode node) {
    node.put("id", check.id()).put("status", check.status().word());
    if (!check.why().isEmpty()) {
      node.put("why", check.why());
    }
    check.at().ifPresent(place -> JsonReporter.addPlace(node, place.span()));
  }

  /** Adds what each check asks, once for all the hops that have it. */
  private static void addChecks(Trace trace, ObjectNode report) {
    Map<String, TracedCheck> asked = new TreeMap<>();
    trace.clusters().stream()
        .flatMap(cluster -> cluster.senders().stream())
        .flatMap(sender -> sender.hops().stream())
        .flatMap(hop -> hop.checks().stream())
        .forEach(check -> asked.putIfAbsent(check.id(), check));
    ArrayNode checks = report.putArray("checks");
    for (TracedCheck check : asked.values()) {
      ObjectNode node = checks.addObject().put("id", check.id()).put("asks", check.asks());
      ArrayNode rules = node.putArray("ruleIds");
      check.ruleIds().forEach(rules::add);
    }
  }

  private static void add(TracedStorage use, ObjectNode node) {
    node.put("cluster", use.cluster())
        .put("program", use.program())
        .put("workload", use.workload())
        .put("role", use.role().word())
        .put("bucket", use.bucket())
        .put("status", use.status().word())
        .put("message", use.message());
    addFirst(use.evidence(), node);
    addAll(use.evidence(), node);
  }

  /** Adds the decisive place as that of the whole. */
  private static void addFirst(List<Related> evidence, ObjectNode node) {
    if (!evidence.isEmpty()) {
      JsonReporter.addPlace(node, evidence.get(0).at().span());
    }
  }

  private static void addAll(List<Related> evidence, ObjectNode node) {
    ArrayNode places = node.putArray("evidence");
    evidence.forEach(
        related ->
            JsonReporter.addPlace(
                places.addObject().put("message", related.message()), related.at().span()));
  }
}
