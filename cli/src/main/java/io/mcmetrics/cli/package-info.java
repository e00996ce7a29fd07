/** The command line: what the user types, and what the shell is told. */
@NullMarked
package io.mcmetrics.cli;

import org.jspecify.annotations.NullMarked;
