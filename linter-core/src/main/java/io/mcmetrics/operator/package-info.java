/**
 * The pods and Services that operators of Prometheus, Thanos and VictoriaMetrics make of their
 * resources.
 */
@NullMarked
package io.mcmetrics.operator;

import org.jspecify.annotations.NullMarked;
