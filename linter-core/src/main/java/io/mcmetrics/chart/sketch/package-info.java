/** The sketches of manifests in the sheet of a chart. */
@NullMarked
package io.mcmetrics.chart.sketch;

import org.jspecify.annotations.NullMarked;
