/** NetworkPolicies, and which traffic they admit. */
@NullMarked
package io.mcmetrics.policy;

import org.jspecify.annotations.NullMarked;
