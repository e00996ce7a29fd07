/** Whether the samples of each sender would reach Grafana, and where they are lost if not. */
@NullMarked
package io.mcmetrics.trace;

import org.jspecify.annotations.NullMarked;
