package io.mcmetrics.promql;

/**
 * What Prometheus would refuse, and why.
 *
 * @param message the reason, in lower case and without a period
 */
public record PromqlError(String message, TextRange range) {}
