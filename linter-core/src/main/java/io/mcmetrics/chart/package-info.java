/** The sheets: what each known Helm chart makes of its values, as data. */
@NullMarked
package io.mcmetrics.chart;

import org.jspecify.annotations.NullMarked;
