package io.mcmetrics.report.finding;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.report.JsonText;
import io.mcmetrics.rule.RulePage;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes SARIF 2.1.0, as code scanning on GitHub accepts it. */
final class SarifReporter implements Reporter {
  /** GitHub shows no more results of one run, and not always the worst. */
  static final int MOST_RESULTS = 5_000;

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final Comparator<ReportedFinding> WORST_FIRST =
      Comparator.comparing((ReportedFinding reported) -> reported.finding().severity())
          .thenComparing(reported -> reported.finding().problem().confidence())
          .reversed();

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    List<RulePage> pages =
        result.rules().stream().sorted(Comparator.comparing(RulePage::id)).toList();
    SarifRules.addDriver(run.putObject("tool").putObject("driver"), pages);
    addInvocation(run.putArray("invocations").addObject(), result);
    run.put("columnKind", "unicodeCodePoints");
    // Consumers take a run without results for one that failed: an empty list says "clean".
    addResults(run.putArray("results"), worst(ReportedFinding.of(result)), pages);
    out.append(JsonText.of(log));
  }

  private static void addInvocation(ObjectNode invocation, LintResult result) {
    invocation.put("executionSuccessful", result.faults().isEmpty());
    ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
    int all = result.findings().size();
    if (all > MOST_RESULTS) {
      String cut = "only the worst %d of %d results are in this file".formatted(MOST_RESULTS, all);
      addNotification(notifications.addObject(), cut);
    }
    for (Gap gap : result.gaps()) {
      Gap shown = ReportedFinding.of(gap);
      ObjectNode notification = notifications.addObject();
      addNotification(notification, "not analysed: " + shown.what() + ": " + shown.effect());
      SarifLocations.addLocation(notification.putArray("locations"), shown.at().span());
    }
  }

  private static void addNotification(ObjectNode notification, String text) {
    notification.put("level", "note").putObject("message").put("text", text);
  }

  /** Returns the worst entries in the order in which they came. */
  private static List<ReportedFinding> worst(List<ReportedFinding> entries) {
    if (entries.size() <= MOST_RESULTS) {
      return entries;
    }
    List<ReportedFinding> kept = entries.stream().sorted(WORST_FIRST).limit(MOST_RESULTS).toList();
    return kept.stream().sorted(Comparator.comparing(ReportedFinding::finding)).toList();
  }

  private static void addResults(
      ArrayNode results, List<ReportedFinding> entries, List<RulePage> pages) {
    Map<String, Integer> indices = new HashMap<>();
    pages.forEach(page -> indices.put(page.id(), indices.size()));
    for (ReportedFinding reported : entries) {
      ObjectNode result = results.addObject().put("ruleId", reported.finding().ruleId());
      int index = indices.getOrDefault(reported.finding().ruleId(), -1);
      if (index >= 0) {
        result.put("ruleIndex", index);
      }
      addResult(result, reported);
    }
  }

  private static void addResult(ObjectNode result, ReportedFinding reported) {
    result.put("level", level(reported.finding().severity()));
    result.putObject("message").put("text", reported.message());
    SarifLocations.addLocation(result.putArray("locations"), reported.span());
    SarifLocations.addRelated(result, reported.places());
    result.putObject("partialFingerprints").put("mcmetrics/v1", reported.fingerprint());
    ObjectNode properties = result.putObject("properties");
    properties.put("confidence", reported.finding().problem().confidence().word());
    ArrayNode clusters = properties.putArray("clusters");
    reported.finding().problem().clusters().forEach(clusters::add);
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
