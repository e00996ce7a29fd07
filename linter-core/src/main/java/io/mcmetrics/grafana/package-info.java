/** What Grafana is provisioned with. */
@NullMarked
package io.mcmetrics.grafana;

import org.jspecify.annotations.NullMarked;
