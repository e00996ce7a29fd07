/** The senders of samples: each Prometheus, agent and vmagent with its remote writes. */
@NullMarked
package io.mcmetrics.sender;

import org.jspecify.annotations.NullMarked;
