package io.mcmetrics.policy;

import io.mcmetrics.yaml.Value;

/**
 * Traffic from one peer to another.
 *
 * @param protocol {@code TCP} or {@code UDP}
 * @param port at which the receiver listens
 */
public record TrafficFlow(
    TrafficPeer sender, TrafficPeer receiver, String protocol, Value<Integer> port) {
  /** Returns traffic by TCP, as that of remote write and of queries. */
  public static TrafficFlow tcp(TrafficPeer sender, TrafficPeer receiver, Value<Integer> port) {
    return new TrafficFlow(sender, receiver, "TCP", port);
  }
}
