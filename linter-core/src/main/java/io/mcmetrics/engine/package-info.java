/** Runs the rules and decides which findings are reported. */
@NullMarked
package io.mcmetrics.engine;

import org.jspecify.annotations.NullMarked;
