/** The metrics that write relabelling drops, and who needs them. */
@NullMarked
package io.mcmetrics.rules.writerelabel.analysis;

import org.jspecify.annotations.NullMarked;
