/** Rules that ask whether what is written can be built and deployed at all. */
@NullMarked
package io.mcmetrics.rules.build;

import org.jspecify.annotations.NullMarked;
