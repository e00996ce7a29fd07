/** Regular expressions as Prometheus matches them, and the sets of texts that they match. */
@NullMarked
package io.mcmetrics.regex;

import org.jspecify.annotations.NullMarked;
