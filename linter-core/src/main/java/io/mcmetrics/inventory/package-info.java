/** The clusters that a tree names where nothing is deployed: environments, variables, targets. */
@NullMarked
package io.mcmetrics.inventory;

import org.jspecify.annotations.NullMarked;
