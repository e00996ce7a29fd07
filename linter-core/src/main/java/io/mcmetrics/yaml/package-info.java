/**
 * Immutable YAML trees, in which every node knows where it is written and by which steps it got to
 * its place.
 */
@NullMarked
package io.mcmetrics.yaml;

import org.jspecify.annotations.NullMarked;
