/** The resources between a remote write URL and Thanos Receive: routes, Services and policies. */
@NullMarked
package io.mcmetrics.rules.ingress.analysis;

import org.jspecify.annotations.NullMarked;
