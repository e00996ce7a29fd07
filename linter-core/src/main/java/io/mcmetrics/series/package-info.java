/** The series that an edge sends, and what relabelling makes of them. */
@NullMarked
package io.mcmetrics.series;

import org.jspecify.annotations.NullMarked;
