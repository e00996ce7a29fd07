/** What write relabelling loses. */
@NullMarked
package io.mcmetrics.rules.remotewrite.analysis;

import org.jspecify.annotations.NullMarked;
