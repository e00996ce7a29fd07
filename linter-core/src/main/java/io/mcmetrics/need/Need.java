package io.mcmetrics.need;

import io.mcmetrics.promql.VectorSelector;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * A selector of series in a query of a dashboard or a rule.
 *
 * @param query the query that contains it
 */
public record Need(VectorSelector selector, Query query, Origin origin) implements Located {}
