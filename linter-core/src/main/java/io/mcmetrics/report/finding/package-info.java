/** Findings as text, one line each, JSON and SARIF. */
@NullMarked
package io.mcmetrics.report.finding;

import org.jspecify.annotations.NullMarked;
