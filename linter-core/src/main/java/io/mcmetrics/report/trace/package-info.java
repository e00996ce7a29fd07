/** The path of samples to Grafana as text, JSON and a Mermaid flowchart. */
@NullMarked
package io.mcmetrics.report.trace;

import org.jspecify.annotations.NullMarked;
