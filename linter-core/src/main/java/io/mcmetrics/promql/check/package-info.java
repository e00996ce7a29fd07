/** What Prometheus refuses in an expression that its grammar allows. */
@NullMarked
package io.mcmetrics.promql.check;

import org.jspecify.annotations.NullMarked;
