/** Whether the samples of each sender would reach Grafana, and where their way ends if not. */
@NullMarked
package io.mcmetrics.trace;

import org.jspecify.annotations.NullMarked;
