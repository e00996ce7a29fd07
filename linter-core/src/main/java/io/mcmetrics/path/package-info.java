/** The path from a URL to the receivers behind it, and from there to Grafana. */
@NullMarked
package io.mcmetrics.path;

import org.jspecify.annotations.NullMarked;
