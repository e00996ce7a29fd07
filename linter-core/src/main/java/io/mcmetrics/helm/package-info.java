/** The values of Helm charts, and the documents that charts render from them. */
@NullMarked
package io.mcmetrics.helm;

import org.jspecify.annotations.NullMarked;
