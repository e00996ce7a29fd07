/** The way from a URL to what answers there, and from that to Grafana. */
@NullMarked
package io.mcmetrics.path;

import org.jspecify.annotations.NullMarked;
