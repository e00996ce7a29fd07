/** What rules about Grafana share. */
@NullMarked
package io.mcmetrics.rules.grafana.analysis;

import org.jspecify.annotations.NullMarked;
