/** Rules about the settings of remote writes: URL, queue, protocol and options. */
@NullMarked
package io.mcmetrics.rules.remotewrite;

import org.jspecify.annotations.NullMarked;
