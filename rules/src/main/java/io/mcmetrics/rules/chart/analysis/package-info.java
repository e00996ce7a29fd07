/** What rules about the values of charts share. */
@NullMarked
package io.mcmetrics.rules.chart.analysis;

import org.jspecify.annotations.NullMarked;
