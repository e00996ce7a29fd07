/** Rules about write relabelling: which metrics remote writes let pass. */
@NullMarked
package io.mcmetrics.rules.writerelabel;

import org.jspecify.annotations.NullMarked;
