/** The command line program. */
@NullMarked
package io.mcmetrics.cli;

import org.jspecify.annotations.NullMarked;
