package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.path.Permission;
import io.mcmetrics.policy.NetworkPolicy;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.rules.analysis.Confidences;
import java.util.List;
import java.util.Optional;

/**
 * NetworkPolicies that block some traffic of the pods that they select.
 *
 * @param policies those that certainly or probably select the pods and restrict this direction; the
 *     first is the one to report
 */
record BlockingPolicies(Permission permission, PodPeer pods, List<NetworkPolicy> policies) {

  /** Returns the policies that block; empty if none does, as far as the tree tells. */
  static Optional<BlockingPolicies> of(Permission permission, PodPeer pods) {
    if (!permission.isAllowed().isNegative()) {
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

  /** Returns the name of the policy to report. */
  String words() {
    return policies.get(0).words();
  }

  /** Returns a problem at the rules where the traffic would be admitted. */
  Problem problem(String message) {
    Problem problem =
        Problem.at(policies.get(0).side(permission.direction()), "%s", message).atMost(sureness());
    for (NetworkPolicy policy : policies.subList(1, policies.size())) {
      problem = problem.see(policy, "selects the same pods, and does not admit it either");
    }
    return problem;
  }

  /** A policy for a whole namespace often comes with another one elsewhere that admits traffic. */
  private Confidence sureness() {
    Confidence limit =
        permission.isAllowed() == Answer.NO
                && policies.stream().anyMatch(policy -> !policy.pods().selectsAll())
            ? Confidence.CERTAIN
            : Confidence.LIKELY;
    for (NetworkPolicy policy : policies) {
      limit = Confidences.lower(limit, policy.sight().limit());
    }
    return limit;
  }
}
