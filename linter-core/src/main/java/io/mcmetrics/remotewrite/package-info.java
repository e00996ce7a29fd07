/** How samples are sent: the settings of a remote write beside its relabelling. */
@NullMarked
package io.mcmetrics.remotewrite;

import org.jspecify.annotations.NullMarked;
