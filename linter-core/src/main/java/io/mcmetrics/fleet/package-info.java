/** The fleet: its clusters, senders and where they send to, free of how it was written down. */
@NullMarked
package io.mcmetrics.fleet;

import org.jspecify.annotations.NullMarked;
