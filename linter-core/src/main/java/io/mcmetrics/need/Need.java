package io.mcmetrics.need;

import io.mcmetrics.promql.VectorSelector;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * Series that somebody asks for.
 *
 * @param query who asks, and with what
 */
public record Need(VectorSelector selector, Query query, Origin origin) implements Located {}
