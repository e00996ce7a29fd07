/** Which cluster a part of the tree belongs to. */
@NullMarked
package io.mcmetrics.cluster;

import org.jspecify.annotations.NullMarked;
