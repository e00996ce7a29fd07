/** The data sources with which Grafana is provisioned. */
@NullMarked
package io.mcmetrics.grafana;

import org.jspecify.annotations.NullMarked;
