package io.mcmetrics.report.configuration;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.engine.BuiltInRule;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.report.ClassPathText;
import io.mcmetrics.report.JsonText;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.PrintedCharacter;
import io.mcmetrics.trace.TraceResult;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows the clusters of a fleet: what each is taken for, why, and where its documents are. */
public final class ClusterReport {
  private static final int SCHEMA_VERSION = 1;
  private static final int MOST_PLACES = 5;
  private static final String GAP = "  ";

  private ClusterReport() {}

  /**
   * Returns the report for people: a line for each cluster, and its places below.
   *
   * @param all whether to name all places
   */
  public static String text(Fleet fleet, boolean all) {
    if (fleet.clusters().isEmpty()) {
      return fleet.unassigned().isEmpty()
          ? "no cluster was found: nothing that could be read here names one\n"
          : "no cluster was found, though something here sends\n" + untied(fleet);
    }
    StringBuilder text = new StringBuilder();
    addTable(clusters(fleet, false), fleet, all, text);
    if (text.isEmpty()) {
      text.append("no cluster is known\n");
    }
    List<Cluster> byPath = clusters(fleet, true);
    if (!byPath.isEmpty()) {
      text.append("\nmay be clusters (by path only; name them in .mcmetrics.yaml)\n");
      addTable(byPath, fleet, all, text);
    }
    text.append("\nthe label that tells them apart: ").append(fleet.clusterLabel()).append('\n');
    return text.append(untied(fleet)).toString();
  }

  private static List<Cluster> clusters(Fleet fleet, boolean byPathOnly) {
    return fleet.clusters().stream()
        .filter(cluster -> cluster.isByPathOnly() == byPathOnly)
        .toList();
  }

  private static void addTable(
      List<Cluster> clusters, Fleet fleet, boolean all, StringBuilder text) {
    if (clusters.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("cluster", "role", "senders", "named by", ""));
    for (Cluster cluster : clusters) {
      rows.add(
          List.of(
              Printable.line(cluster.name()),
              cluster.role().word(),
              String.valueOf(senders(cluster, fleet, true)),
              cluster.naming().word(),
              Printable.line(cluster.evidence())));
    }
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    text.append(line(rows.get(0), widths));
    for (int i = 0; i < clusters.size(); i++) {
      text.append(line(rows.get(i + 1), widths));
      addPlaces(places(clusters.get(i), fleet), all, text);
    }
  }

  private static String untied(Fleet fleet) {
    StringBuilder text = new StringBuilder();
    for (Gap gap : fleet.untied()) {
      text.append(Printable.line(gap.what() + ": " + gap.effect())).append('\n');
    }
    return text.toString();
  }

  /**
   * Returns a line about what was not seen, where other clusters may be; empty if there is none.
   */
  public static String unseenText(TraceResult traced) {
    long unseen = unseen(traced);
    return unseen == 0
        ? ""
        : "not seen: %d %s, which `mcmetrics lint` names\n"
            .formatted(unseen, unseen == 1 ? "place" : "places");
  }

  /** Returns how many places were not seen, beside those that are tied to no cluster. */
  private static long unseen(TraceResult traced) {
    long gaps =
        traced.result().gaps().stream()
            .filter(gap -> !traced.fleet().untied().contains(gap))
            .count();
    long broken =
        traced.result().findings().stream()
            .filter(finding -> finding.ruleId().equals(BuiltInRule.INVALID_YAML.id()))
            .count();
    return gaps + broken;
  }

  /** Returns the report for programs, in version 1. */
  public static String json(TraceResult traced) {
    Fleet fleet = traced.fleet();
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("schemaVersion", SCHEMA_VERSION).put("clusterLabel", fleet.clusterLabel());
    addClusters(report.putArray("clusters"), clusters(fleet, false), fleet);
    addClusters(report.putArray("mayBeClusters"), clusters(fleet, true), fleet);
    ArrayNode untied = report.putArray("untied");
    for (Gap gap : fleet.untied()) {
      untied
          .addObject()
          .put("what", gap.what())
          .put("path", gap.at().span().file().path())
          .put("startLine", gap.at().span().from().line());
    }
    report.put("unseen", unseen(traced));
    return JsonText.of(report);
  }

  private static void addClusters(ArrayNode nodes, List<Cluster> clusters, Fleet fleet) {
    for (Cluster cluster : clusters) {
      ObjectNode node =
          nodes
              .addObject()
              .put("name", cluster.name())
              .put("role", cluster.role().word())
              .put("senders", senders(cluster, fleet, true))
              .put("scrapeOnly", senders(cluster, fleet, false))
              .put("naming", cluster.naming().word())
              .put("evidence", cluster.evidence())
              .put("path", cluster.path());
      ArrayNode places = node.putArray("places");
      places(cluster, fleet).forEach(places::add);
    }
  }

  /** Returns the JSON Schema of the report for programs. */
  static String schema() {
    return ClassPathText.text("/io/mcmetrics/report/configuration/clusters.schema.json");
  }

  /** Counts what sends in a cluster, or what could and only scrapes. */
  private static long senders(Cluster cluster, Fleet fleet, boolean sends) {
    return fleet.senderObjects().stream()
        .filter(sender -> sender.sends() == sends)
        .filter(sender -> sender.first().cluster().name().equals(cluster.name()))
        .count();
  }

  private static List<String> places(Cluster cluster, Fleet fleet) {
    return fleet.places().getOrDefault(cluster.name(), List.of()).stream()
        .map(place -> place.isEmpty() ? "." : place)
        .toList();
  }

  private static void addPlaces(List<String> places, boolean all, StringBuilder text) {
    int shown = all || places.size() <= MOST_PLACES ? places.size() : MOST_PLACES - 1;
    for (String place : places.subList(0, shown)) {
      text.append(GAP).append(Printable.line(place)).append('\n');
    }
    if (shown < places.size()) {
      text.append(GAP)
          .append("and %d more places; --verbose names them\n".formatted(places.size() - shown));
    }
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)))).append(GAP);
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static int width(String text) {
    return PrintedCharacter.of(text, List.of()).stream().mapToInt(PrintedCharacter::width).sum();
  }
}
