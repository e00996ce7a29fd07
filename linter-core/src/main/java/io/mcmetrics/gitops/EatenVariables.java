package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TextEdits;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of dashboards and the groups of regular expressions in what Flux deploys: as soon
 * as a Flux Kustomization has a single variable, it takes all that looks like one for its own, and
 * what is not set becomes nothing.
 */
final class EatenVariables {
  /** A variable of Grafana with one of its formats, by which it is told from one of a shell. */
  private static final Pattern DASHBOARD =
      Pattern.compile(
          "(?<!\\$)\\$\\{(\\w+):(?:regex|pipe|csv|json|glob|distributed|lucene|percentencode"
              + "|queryparam|raw|singlequote|doublequote|sqlstring|text|date)}");

  /** A group in a replacement that has other text beside it: a whole one becomes the default. */
  private static final Pattern CAPTURE =
      Pattern.compile(
          "(?m)^\\s*(?:- )?[\"']?replacement[\"']?:[ \\t]*[\"']?(?:[^$\"'\\s][^$]*)?"
              + "(?<!\\$)(\\$\\{[0-9]+}).*$");

  private static final Pattern GROUP = Pattern.compile("(?<!\\$)\\$\\{[0-9]+}");

  private final FluxVariables variables;
  private final List<Problem> found = new ArrayList<>();

  private EatenVariables(FluxVariables variables) {
    this.variables = variables;
  }

  /** Returns the variables that are lost in a manifest. */
  static List<Problem> in(Document document, FluxVariables variables) {
    if (VariableFilling.isOptedOut(document)) {
      return List.of();
    }
    EatenVariables eaten = new EatenVariables(variables);
    TextEdits.changed(document.root(), eaten::look);
    new Replacements(eaten).look(document.root());
    return eaten.found;
  }

  private YamlScalar look(YamlScalar text) {
    if (text.text().contains("${")) {
      dashboard(text);
      if (text.text().contains("replacement")) {
        Matcher capture = CAPTURE.matcher(text.text());
        while (capture.find()) {
          boolean isWhole = capture.group().strip().matches(".*:\\s*[\"']?\\$\\{[0-9]+}[\"']?");
          if (!isWhole) {
            add(text, capture.start(1), capture.end(1), false);
          }
        }
      }
    }
    return text;
  }

  private void dashboard(YamlScalar text) {
    Matcher use = DASHBOARD.matcher(text.text());
    while (use.find()) {
      if (variables.text(use.group(1)).filter(String::isEmpty).isPresent()) {
        add(text, use.start(), use.end(), true);
      }
    }
  }

  /** Notes the groups in the text of a field {@code replacement}. */
  void replacement(YamlScalar text) {
    Matcher group = GROUP.matcher(text.text());
    boolean isWhole = group.matches();
    group.reset();
    while (!isWhole && group.find()) {
      add(text, group.start(), group.end(), false);
    }
  }

  private void add(YamlScalar text, int start, int end, boolean isDashboard) {
    String use = text.text().substring(start, end);
    Problem problem =
        Problem.at(
            text.placeOf(start, end),
            isDashboard
                ? "Flux takes the dashboard's variable `%s` for one of its own, which is not set, and puts nothing in its place"
                : "Flux takes the group `%s` for a variable of its own, which is not set, and puts nothing in its place",
            use);
    found.add(problem.atStage(isDashboard ? Stage.DASHBOARD : Stage.RELABEL));
  }
}
