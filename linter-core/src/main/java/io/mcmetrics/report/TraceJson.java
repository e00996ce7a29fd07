package io.mcmetrics.report;

import io.mcmetrics.source.Span;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows the ways of samples to programs, in version 1. */
public final class TraceJson {
  private static final int SCHEMA_VERSION = 1;

  private TraceJson() {}

  /** Returns the report. */
  public static String of(Trace trace) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("schemaVersion", SCHEMA_VERSION);
    ArrayNode clusters = report.putArray("clusters");
    MaskedTrace.of(trace).clusters().forEach(cluster -> add(cluster, clusters.addObject()));
    return JsonText.of(report);
  }

  /** Returns the JSON Schema of the report. */
  public static String schema() {
    return Resource.text("/io/mcmetrics/report/trace.schema.json");
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
        .put("reachesGrafana", sender.reachesGrafana().word());
    ArrayNode hops = node.putArray("hops");
    sender.hops().forEach(hop -> add(hop, hops.addObject()));
  }

  /** A number, or null where it is not known. */
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
    if (!hop.evidence().isEmpty()) {
      Span span = hop.evidence().get(0).at().span();
      JsonReporter.addPlace(node, span);
    }
    ArrayNode rules = node.putArray("ruleIds");
    hop.ruleIds().forEach(rules::add);
    ArrayNode evidence = node.putArray("evidence");
    hop.evidence()
        .forEach(
            related ->
                JsonReporter.addPlace(
                    evidence.addObject().put("message", related.message()), related.at().span()));
  }
}
