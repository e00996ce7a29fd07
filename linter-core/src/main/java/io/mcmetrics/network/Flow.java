package io.mcmetrics.network;

import io.mcmetrics.yaml.Value;

/**
 * Traffic from one end to another.
 *
 * @param protocol {@code TCP} or {@code UDP}
 * @param port at which the receiver listens
 */
public record Flow(Party sender, Party receiver, String protocol, Value<Integer> port) {
  /** Returns the traffic by which samples, and queries of them, travel. */
  public static Flow tcp(Party sender, Party receiver, Value<Integer> port) {
    return new Flow(sender, receiver, "TCP", port);
  }
}
