/** The components of Thanos in a fleet, by what they are started with. */
@NullMarked
package io.mcmetrics.thanos;

import org.jspecify.annotations.NullMarked;
