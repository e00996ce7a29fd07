package io.mcmetrics.promql;

/**
 * What Prometheus would refuse, and why.
 *
 * @param words the reason, in lower case and without a period
 */
public record PromqlError(String words, TextRange range) {}
