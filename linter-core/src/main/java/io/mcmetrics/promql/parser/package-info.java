/** Reads expressions of Prometheus' query language. */
@NullMarked
package io.mcmetrics.promql.parser;

import org.jspecify.annotations.NullMarked;
