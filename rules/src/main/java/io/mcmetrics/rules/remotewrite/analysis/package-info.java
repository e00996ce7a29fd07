/** The metrics that write relabelling drops, and who needs them. */
@NullMarked
package io.mcmetrics.rules.remotewrite.analysis;

import org.jspecify.annotations.NullMarked;
