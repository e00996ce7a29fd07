package io.mcmetrics.need;

import io.mcmetrics.document.Document;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.promql.parser.PromqlParser;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Reads what alerts and recording rules ask for. */
final class PrometheusRuleReader {
  private PrometheusRuleReader() {}

  /**
   * Adds what the rules in some groups ask for.
   *
   * @param holder the document in which the groups stand
   * @param parent has the list {@code groups}
   */
  static void read(Document holder, Yaml parent, List<Query> queries) {
    for (Yaml group : parent.itemsAt("groups")) {
      for (Yaml rule : group.itemsAt("rules")) {
        Optional<YamlScalar> text = rule.scalarAt("expr");
        text.ifPresent(expression -> queries.add(query(holder, rule, expression)));
      }
    }
  }

  private static Query query(Document holder, Yaml rule, YamlScalar text) {
    Optional<YamlScalar> record = rule.scalarAt("record");
    String name = record.or(() -> rule.scalarAt("alert")).map(YamlScalar::text).orElse("");
    MetricConsumer asker =
        new MetricConsumer(record.isPresent() ? Kind.RECORDING : Kind.ALERT, name, "");
    return new Query(asker, holder, true, text, 0, List.of(), PromqlParser.parse(text.text()));
  }
}
