package io.mcmetrics.report.finding;

import io.mcmetrics.finding.Severity;
import io.mcmetrics.report.Version;
import io.mcmetrics.rule.RulePage;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tool and its rules as SARIF writes them. */
final class SarifRules {
  private static final String HOME = "https://github.com/mcmetrics/mcmetrics";
  private static final String RULE_PAGES = HOME + "/blob/main/docs/rules/";

  private SarifRules() {}

  /** Adds the tool with all rules, and not only those with findings, to show which ran. */
  static void addDriver(ObjectNode driver, List<RulePage> pages) {
    driver
        .put("name", Version.TOOL)
        .put("semanticVersion", Version.current())
        .put("informationUri", HOME);
    ArrayNode rules = driver.putArray("rules");
    pages.forEach(page -> addRule(rules.addObject(), page));
  }

  private static void addRule(ObjectNode rule, RulePage page) {
    String uri = RULE_PAGES + page.id() + ".md";
    rule.put("id", page.id()).put("name", pascalCase(page.id()));
    rule.putObject("shortDescription").put("text", page.summary());
    rule.putObject("fullDescription").put("text", page.why());
    // GitHub does not show helpUri, so the link stands in the text as well.
    rule.putObject("help")
        .put("text", page.why() + "\n\n" + page.remedy() + "\n\n" + uri)
        .put(
            "markdown",
            "%s\n\n**What to do:** %s\n\n[%s](%s)"
                .formatted(page.why(), page.remedy(), page.id(), uri));
    rule.put("helpUri", uri);
    rule.putObject("defaultConfiguration").put("level", SarifReporter.level(page.severity()));
    ObjectNode properties = rule.putObject("properties");
    properties.putArray("tags").add("prometheus").add("observability");
    // How sure a rule is differs from finding to finding; each result says so itself.
    properties.put("precision", "high").put("problem.severity", problemSeverity(page.severity()));
  }

  private static String problemSeverity(Severity severity) {
    return severity == Severity.INFO ? "recommendation" : severity.word();
  }

  private static String pascalCase(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-", -1)) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
    }
    return name.toString();
  }
}
