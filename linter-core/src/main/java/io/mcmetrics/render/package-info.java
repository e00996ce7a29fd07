/** From files to the documents a cluster would be given. */
@NullMarked
package io.mcmetrics.render;

import org.jspecify.annotations.NullMarked;
