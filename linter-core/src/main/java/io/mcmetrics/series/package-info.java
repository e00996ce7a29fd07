/** The series that a cluster sends, and the effect of relabelling on them. */
@NullMarked
package io.mcmetrics.series;

import org.jspecify.annotations.NullMarked;
