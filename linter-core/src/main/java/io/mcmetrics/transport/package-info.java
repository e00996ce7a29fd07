/** How samples are sent: the settings of a remote write beside its relabelling. */
@NullMarked
package io.mcmetrics.transport;

import org.jspecify.annotations.NullMarked;
