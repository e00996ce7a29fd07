/**
 * Expressions of Prometheus' query language as data, with the variables that Grafana and others put
 * into them.
 */
@NullMarked
package io.mcmetrics.promql;

import org.jspecify.annotations.NullMarked;
