package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.path.Permission;
import io.mcmetrics.policy.NetworkPolicy;
import io.mcmetrics.policy.PodPeer;
import java.util.List;
import java.util.Optional;

/**
 * NetworkPolicies that keep some traffic from the pods that they select.
 *
 * @param policies those that are sure, or likely, to select them, and to restrict this direction;
 *     the first is to blame
 */
record BlockingPolicies(Permission permission, PodPeer pods, List<NetworkPolicy> policies) {

  /** Returns what stands in the way; empty if nothing does, as far as the tree tells. */
  static Optional<BlockingPolicies> of(Permission permission, PodPeer pods) {
    if (!permission.answer().isNegative()) {
      return Optional.empty();
    }
    List<NetworkPolicy> policies =
        permission.policies().stream()
            .filter(policy -> policy.selects(pods).isPositive())
            .filter(policy -> policy.side(permission.direction()).isRestricted().isPositive())
            .toList();
    return policies.isEmpty()
        ? Optional.empty()
        : Optional.of(new BlockingPolicies(permission, pods, policies));
  }

  /** Returns the name of the policy to blame. */
  String words() {
    return policies.get(0).words();
  }

  /** Returns a problem at the place where one would admit the traffic. */
  Problem problem(String message) {
    Problem problem =
        Problem.at(policies.get(0).side(permission.direction()), "%s", message).atMost(sureness());
    for (NetworkPolicy policy : policies.subList(1, policies.size())) {
      problem = problem.see(policy, "selects the same pods, and does not admit it either");
    }
    return problem;
  }

  /** What selects a whole namespace is often made up for by a policy that stands elsewhere. */
  private Confidence sureness() {
    Confidence limit =
        permission.answer() == Answer.NO
                && policies.stream().anyMatch(policy -> !policy.pods().selectsAll())
            ? Confidence.CERTAIN
            : Confidence.LIKELY;
    for (NetworkPolicy policy : policies) {
      Confidence seen = policy.sight().limit();
      limit = seen.compareTo(limit) < 0 ? seen : limit;
    }
    return limit;
  }
}
