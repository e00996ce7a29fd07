package io.mcmetrics.path;

import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.policy.NetworkPolicy;
import io.mcmetrics.policy.NetworkPolicy.Direction;
import java.util.List;

/**
 * Whether NetworkPolicies allow some traffic at the pods of one end.
 *
 * @param direction the direction of the traffic, as seen from these pods
 * @param isAllowed whether the traffic is allowed
 * @param isPortAllowed whether the port is allowed for any peer
 * @param policies those that restrict these pods, or may; none if all traffic is allowed
 */
public record Permission(
    Direction direction, Answer isAllowed, Answer isPortAllowed, List<NetworkPolicy> policies) {
  /** Keeps its own list. */
  public Permission {
    policies = List.copyOf(policies);
  }

  /** Tells whether none of the policies has a rule, so that no traffic is allowed. */
  public boolean admitsNothing() {
    return policies.stream()
        .map(policy -> policy.side(direction))
        .allMatch(side -> side.knowsRules() && side.rules().isEmpty());
  }
}
