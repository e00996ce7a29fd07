/** The variables in texts that Flux substitutes, and the functions that may be applied to them. */
@NullMarked
package io.mcmetrics.gitops.envsubst;

import org.jspecify.annotations.NullMarked;
