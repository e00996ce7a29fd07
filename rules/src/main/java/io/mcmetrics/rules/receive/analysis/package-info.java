/** Hashrings, tenants and labels of Thanos Receive, held against those of senders. */
@NullMarked
package io.mcmetrics.rules.receive.analysis;

import org.jspecify.annotations.NullMarked;
