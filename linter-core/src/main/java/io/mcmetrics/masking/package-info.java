/** Hides passwords, tokens and keys in all that is printed. */
@NullMarked
package io.mcmetrics.masking;

import org.jspecify.annotations.NullMarked;
