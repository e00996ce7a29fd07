/** The fleet as the clusters would see it, free of how it was written down. */
@NullMarked
package io.mcmetrics.model;

import org.jspecify.annotations.NullMarked;
