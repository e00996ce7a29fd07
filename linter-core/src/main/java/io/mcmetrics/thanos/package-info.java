/** The components of Thanos in a fleet, by their command lines. */
@NullMarked
package io.mcmetrics.thanos;

import org.jspecify.annotations.NullMarked;
