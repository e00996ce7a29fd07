/** Prometheus' query language, with the variables that Grafana and others put into it. */
@NullMarked
package io.mcmetrics.promql;

import org.jspecify.annotations.NullMarked;
