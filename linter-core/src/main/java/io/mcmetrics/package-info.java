/** The front door. */
@NullMarked
package io.mcmetrics;

import org.jspecify.annotations.NullMarked;
