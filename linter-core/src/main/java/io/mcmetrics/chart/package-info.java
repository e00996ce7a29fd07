/** What Helm charts make of their values, as data. */
@NullMarked
package io.mcmetrics.chart;

import org.jspecify.annotations.NullMarked;
