/** Relabelling as Prometheus performs it, over labels that may be unknown. */
@NullMarked
package io.mcmetrics.relabel;

import org.jspecify.annotations.NullMarked;
