package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DASHBOARD;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.need.Query;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.sender.Sender;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flags variables whose query Grafana takes for something else than a list of a label's values. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a variable's query that Grafana does not read as it is meant",
    why =
        """
        Grafana takes the text between the last comma and the bracket for the name of the label,
        blanks included, and asks for a label that nobody has: the answer is a success and an empty
        list. With a blank in front, a semicolon behind or a capital letter it takes all of the text
        for the name of a series, and the answer is 400.
        """,
    symptom =
        """
        The dropdown is empty, or lacks everything but `All`. In the network tab of the browser the
        request is `/api/v1/label/cluster%20/values`, answered with 200 and an empty list, or
        `/api/v1/series`, answered with 400. Neither a log nor a metric tells of it.
        """,
    remedy =
        """
        Write `label_values(up, cluster)`: small letters, nothing in front and behind, and no blank
        before the bracket.
        """,
    confidence =
        """
        Certain where the data source is known to be Prometheus; tried with the class of
        @grafana/prometheus 13.1. Likely where the kind of data source is not written.
        """,
    sources = {
      "@grafana/prometheus 13.1.4, metric_find_query.ts: what is taken for the name of a " + "label"
    },
    severity = ERROR,
    stage = DASHBOARD)
public final class MisreadVariableQuery implements FleetRule {
  /** What somebody will have meant who writes it nearly so. */
  private static final Pattern MEANT =
      Pattern.compile("(?is)\\s*label_values\\s*\\((?:(.+),)?\\s*([A-Za-z_]\\w*)\\s*\\)\\s*;?\\s*");

  private static final Pattern READ =
      Pattern.compile("(?s)label_values\\((?:.+,\\s*)?[^\\s,()]+\\)\\s*");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    String key = fleet.clusterLabel();
    List<Query> variables =
        fleet.needs().queries().stream()
            .filter(query -> query.consumer().kind() == Kind.VARIABLE)
            .toList();
    boolean isListed =
        variables.stream()
            .map(query -> query.text().text())
            .anyMatch(text -> READ.matcher(text).matches() && key.equals(label(text)));
    for (Query query : variables) {
      String text = query.text().text();
      if (MEANT.matcher(text).matches() && !READ.matcher(text).matches()) {
        boolean isOfClusters = label(text).equals(key) && !isListed;
        Problem problem =
            problem(query, text).withWeight(isOfClusters ? Weight.USUAL : Weight.LIGHTER);
        out.accept(isOfClusters ? ofAll(problem, fleet) : problem);
      }
    }
  }

  private static String label(String text) {
    Matcher parts = MEANT.matcher(text);
    return parts.matches() ? parts.group(2) : "";
  }

  private static Problem problem(Query query, String text) {
    boolean hasBlank = text.startsWith("label_values(") && text.stripTrailing().endsWith(")");
    return Problem.at(
            query,
            hasBlank
                ? "Grafana takes the blank before the bracket for a part of the label: it asks for"
                    + " `%s `, and the list is empty"
                : "Grafana takes all of this for the name of a series, and lists nothing of `%s`",
            label(text))
        .atMost(query.prometheus() ? Confidence.CERTAIN : Confidence.LIKELY)
        .atMost(query.document().sight().limit());
  }

  /** The list of clusters is empty for all of them. */
  private static Problem ofAll(Problem problem, Fleet fleet) {
    Problem whole = problem;
    for (Sender sender : fleet.senders()) {
      whole = whole.affecting(sender.cluster().name());
    }
    return whole;
  }
}
