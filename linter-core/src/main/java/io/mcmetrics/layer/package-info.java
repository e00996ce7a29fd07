/** Which layers of the configuration set a field, from the lowest to the one that counts. */
@NullMarked
package io.mcmetrics.layer;

import org.jspecify.annotations.NullMarked;
