/** The sheets: what each known Helm chart renders from its values, as data. */
@NullMarked
package io.mcmetrics.chart;

import org.jspecify.annotations.NullMarked;
