/** Rules about the settings of remote writes: URL, queue, protocol and options. */
@NullMarked
package io.mcmetrics.rules.transport;

import org.jspecify.annotations.NullMarked;
