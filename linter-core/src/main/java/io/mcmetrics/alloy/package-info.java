/**
 * The configuration language of Grafana Alloy, which was called River in Grafana Agent: its text as
 * blocks and attributes, and the senders that it configures.
 */
@NullMarked
package io.mcmetrics.alloy;

import org.jspecify.annotations.NullMarked;
