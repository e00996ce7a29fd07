package io.mcmetrics.path;

import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.policy.NetworkPolicy;
import io.mcmetrics.policy.NetworkPolicy.Direction;
import java.util.List;

/**
 * Whether NetworkPolicies let some traffic through at one of its ends.
 *
 * @param direction the traffic, as seen from that end
 * @param answer whether it passes
 * @param port whether its port is open for anybody
 * @param policies those that restrict that end, or may; none where all passes
 */
public record Permission(
    Direction direction, Answer answer, Answer port, List<NetworkPolicy> policies) {
  /** Keeps its own list. */
  public Permission {
    policies = List.copyOf(policies);
  }

  /** Tells whether none of the policies admits anything. */
  public boolean isForNothing() {
    return policies.stream()
        .map(policy -> policy.side(direction))
        .allMatch(side -> side.knowsRules() && side.rules().isEmpty());
  }
}
