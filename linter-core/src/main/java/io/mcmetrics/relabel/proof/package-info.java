/** What relabelling does to all series there can be, and to the metrics that are needed. */
@NullMarked
package io.mcmetrics.relabel.proof;

import org.jspecify.annotations.NullMarked;
