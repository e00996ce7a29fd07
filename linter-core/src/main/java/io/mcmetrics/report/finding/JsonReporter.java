package io.mcmetrics.report.finding;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.report.JsonText;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.report.Version;
import io.mcmetrics.source.Region;
import io.mcmetrics.source.Span;
import java.io.IOException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the report of version 1.
 *
 * <p>The format is stable: {@code report.schema.json} defines it, and removing or changing anything
 * needs a new version.
 */
public final class JsonReporter implements Reporter {
  private static final int SCHEMA_VERSION = 1;

  private final Standpoint standpoint;

  JsonReporter(Standpoint standpoint) {
    this.standpoint = standpoint;
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("schemaVersion", SCHEMA_VERSION);
    report.putObject("tool").put("name", Version.TOOL).put("version", Version.current());
    if (!standpoint.note().isEmpty()) {
      report.put("root", standpoint.root());
    }
    addSummary(report.putObject("summary"), result);
    ArrayNode clusters = report.putArray("clusters");
    for (Cluster cluster : result.clusters()) {
      clusters
          .addObject()
          .put("name", cluster.name())
          .put("role", cluster.role().word())
          .put("path", cluster.path())
          .put("naming", cluster.naming().word())
          .put("evidence", cluster.evidence());
    }
    ArrayNode findings = report.putArray("findings");
    ReportedFinding.of(result).forEach(reported -> addFinding(findings.addObject(), reported));
    ArrayNode gaps = report.putArray("gaps");
    result.gaps().forEach(gap -> addGap(gaps.addObject(), ReportedFinding.of(gap)));
    out.append(JsonText.of(report));
  }

  private static void addSummary(ObjectNode summary, LintResult result) {
    summary
        .put("files", result.counts().files())
        .put("documents", result.counts().documents())
        .put("clusters", result.clusters().stream().filter(c -> !c.isByPathOnly()).count())
        .put("senders", result.counts().sending())
        .put("sending", result.counts().sending())
        .put("scrapeOnly", result.counts().senders() - result.counts().sending());
    summary
        .put("error", result.count(Severity.ERROR))
        .put("warning", result.count(Severity.WARNING))
        .put("info", result.count(Severity.INFO))
        .put("suppressed", result.counts().suppressed())
        .put("baselined", 0)
        .put("gaps", result.gaps().size());
  }

  private static void addFinding(ObjectNode node, ReportedFinding reported) {
    Finding finding = reported.finding();
    node.put("ruleId", finding.ruleId())
        .put("severity", finding.severity().word())
        .put("confidence", finding.problem().confidence().word())
        .put("message", reported.message());
    addPlace(node, reported.span());
    ArrayNode clusters = node.putArray("clusters");
    finding.problem().clusters().forEach(clusters::add);
    ArrayNode related = node.putArray("related");
    for (ReportedFinding.Place place : reported.places()) {
      addPlace(related.addObject().put("message", place.message()), place.span());
    }
    node.putArray("fixes");
    node.put("fingerprint", reported.fingerprint());
  }

  /** Adds the path and the line and column range of a place, all counted from 1. */
  public static void addPlace(ObjectNode node, Span span) {
    Region region = Region.of(span);
    node.put("path", span.file().path())
        .put("startLine", region.startLine())
        .put("startColumn", region.startColumn())
        .put("endLine", region.endLine())
        .put("endColumn", region.endColumn());
  }

  private static void addGap(ObjectNode node, Gap gap) {
    node.put("what", gap.what())
        .put("path", gap.at().span().file().path())
        .put("startLine", gap.at().span().from().line())
        .put("effect", gap.effect());
  }
}
