package io.mcmetrics.need;

import java.util.Optional;

/**
 * The expression in the query of a dashboard's variable. {@code label_values(metric, label)} and
 * {@code query_result(expression)} hold one; {@code label_values(label)}, {@code label_names()} and
 * {@code metrics(regex)} ask for no metric; anything else is a selector (grafana/grafana,
 * packages/grafana-prometheus/src/metric_find_query.ts).
 *
 * @param offset where in the query the expression begins
 */
record VariableQuery(String expression, int offset) {
  private static final String LABEL_VALUES = "label_values(";
  private static final String QUERY_RESULT = "query_result(";

  /** Returns the expression in a query; empty if there is none. */
  static Optional<VariableQuery> of(String query) {
    int start = query.length() - query.stripLeading().length();
    int closing = query.stripTrailing().length() - 1;
    boolean closed = closing > start && query.charAt(closing) == ')';
    if (closed && query.startsWith(LABEL_VALUES, start)) {
      int from = start + LABEL_VALUES.length();
      int comma = query.lastIndexOf(',', closing);
      return comma > from && isLabel(query.substring(comma + 1, closing))
          ? part(query, from, comma)
          : Optional.empty();
    }
    if (closed && query.startsWith(QUERY_RESULT, start)) {
      return part(query, start + QUERY_RESULT.length(), closing);
    }
    boolean asksForNames =
        query.startsWith("label_names(", start)
            || query.startsWith("metrics(", start)
            || (closed && query.startsWith(LABEL_VALUES, start));
    return asksForNames || query.isBlank() ? Optional.empty() : part(query, 0, query.length());
  }

  private static Optional<VariableQuery> part(String query, int start, int end) {
    return Optional.of(new VariableQuery(query.substring(start, end), start));
  }

  /** A comma between two conditions separates no label. */
  private static boolean isLabel(String text) {
    return text.strip()
        .chars()
        .allMatch(c -> Character.isLetterOrDigit(c) || "_${}:".indexOf(c) >= 0);
  }
}
