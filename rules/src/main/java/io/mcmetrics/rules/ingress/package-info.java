/** Does the way in let the samples through? */
@NullMarked
package io.mcmetrics.rules.ingress;

import org.jspecify.annotations.NullMarked;
