/** Decides what in a tree is deployed, and by what. */
@NullMarked
package io.mcmetrics.render;

import org.jspecify.annotations.NullMarked;
