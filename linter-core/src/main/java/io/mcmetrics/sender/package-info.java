/** What sends samples: each Prometheus, agent and VMAgent with its remote writes. */
@NullMarked
package io.mcmetrics.sender;

import org.jspecify.annotations.NullMarked;
