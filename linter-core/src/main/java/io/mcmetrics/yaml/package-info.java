/** An immutable tree in which every node knows where it was written and how it got here. */
@NullMarked
package io.mcmetrics.yaml;

import org.jspecify.annotations.NullMarked;
