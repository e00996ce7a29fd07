/** Files as read from disk, and positions inside them. Knows nothing of YAML. */
@NullMarked
package io.mcmetrics.source;

import org.jspecify.annotations.NullMarked;
