/** Hashrings, tenants and labels of Thanos Receive, compared with those of senders. */
@NullMarked
package io.mcmetrics.rules.receive.analysis;

import org.jspecify.annotations.NullMarked;
