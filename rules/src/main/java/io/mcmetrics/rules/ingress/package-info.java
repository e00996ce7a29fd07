/** Rules about URLs, routes, Services and NetworkPolicies before Thanos Receive. */
@NullMarked
package io.mcmetrics.rules.ingress;

import org.jspecify.annotations.NullMarked;
