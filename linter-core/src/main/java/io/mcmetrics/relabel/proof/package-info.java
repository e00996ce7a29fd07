/**
 * What relabelling does to all possible series, and to the metrics that dashboards and alerts need.
 */
@NullMarked
package io.mcmetrics.relabel.proof;

import org.jspecify.annotations.NullMarked;
