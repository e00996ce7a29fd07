/** The entry point of the library. */
@NullMarked
package io.mcmetrics;

import org.jspecify.annotations.NullMarked;
