/** Templates of Helm inside values, which charts hand to {@code tpl}. */
@NullMarked
package io.mcmetrics.chart.template;

import org.jspecify.annotations.NullMarked;
