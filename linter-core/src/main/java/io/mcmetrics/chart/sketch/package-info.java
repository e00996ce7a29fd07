/** Parts of manifests as the sheet of a chart describes them. */
@NullMarked
package io.mcmetrics.chart.sketch;

import org.jspecify.annotations.NullMarked;
