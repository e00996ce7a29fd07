/** Rules about the data sources and dashboards of Grafana. */
@NullMarked
package io.mcmetrics.rules.grafana;

import org.jspecify.annotations.NullMarked;
