/** The links of the chain from a URL to Thanos Receive. */
@NullMarked
package io.mcmetrics.rules.ingress.analysis;

import org.jspecify.annotations.NullMarked;
