package io.mcmetrics.need;

import io.mcmetrics.document.Document;
import io.mcmetrics.promql.ParseResult;
import io.mcmetrics.promql.TextRange;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;

/**
 * A PromQL expression of a dashboard or a rule.
 *
 * @param document in which it stands, the ConfigMap in the case of a dashboard in one
 * @param prometheus whether the data source is known to be Prometheus: Loki's queries look alike
 * @param text the text that the expression is, or is a part of
 * @param offset where in the text it begins
 * @param multiValueVariables the variables that may have several values at once in it
 */
public record Query(
    MetricConsumer consumer,
    Document document,
    boolean prometheus,
    YamlScalar text,
    int offset,
    List<MultiValueVariable> multiValueVariables,
    ParseResult parsed)
    implements Located {
  /** Keeps its own list. */
  public Query {
    multiValueVariables = List.copyOf(multiValueVariables);
  }

  /** Returns the series that this asks for, as far as they could be read. */
  List<Need> needs() {
    return parsed.readableSelectors().stream()
        .map(selector -> new Need(selector, this, originOf(selector.range())))
        .toList();
  }

  /** Returns where a part of the expression is written. */
  public Origin originOf(TextRange range) {
    return text.placeOf(offset + range.start(), offset + range.end());
  }

  @Override
  public Origin origin() {
    return text.origin();
  }
}
