/** Rules about the hashrings, tenants and labels of Thanos Receive. */
@NullMarked
package io.mcmetrics.rules.receive;

import org.jspecify.annotations.NullMarked;
