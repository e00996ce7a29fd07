/** Rules about values that do not come to what they say. */
@NullMarked
package io.mcmetrics.rules.chart;

import org.jspecify.annotations.NullMarked;
