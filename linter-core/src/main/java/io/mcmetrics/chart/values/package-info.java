/** The values of a release, as the sheet of a chart looks them up. */
@NullMarked
package io.mcmetrics.chart.values;

import org.jspecify.annotations.NullMarked;
