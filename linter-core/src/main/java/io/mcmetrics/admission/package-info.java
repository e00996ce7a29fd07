/** What an API server makes of custom resources: which it refuses, and which fields it drops. */
@NullMarked
package io.mcmetrics.admission;

import org.jspecify.annotations.NullMarked;
