/** How much one tree may ask for: each limit by name, and the counting towards it. */
@NullMarked
package io.mcmetrics.limit;

import org.jspecify.annotations.NullMarked;
