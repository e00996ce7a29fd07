/** Runs the rules and settles what is reported. */
@NullMarked
package io.mcmetrics.engine;

import org.jspecify.annotations.NullMarked;
