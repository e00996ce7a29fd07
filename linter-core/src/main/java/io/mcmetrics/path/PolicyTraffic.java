package io.mcmetrics.path;

import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.policy.NetworkPolicy;
import io.mcmetrics.policy.NetworkPolicy.Direction;
import io.mcmetrics.policy.NetworkPolicy.Side;
import io.mcmetrics.policy.OutsidePeer;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.policy.Policies;
import io.mcmetrics.policy.PolicyRule;
import io.mcmetrics.policy.PolicyRule.Peer;
import io.mcmetrics.policy.TrafficFlow;
import io.mcmetrics.policy.TrafficPeer;
import java.util.ArrayList;
import java.util.List;

/**
 * The traffic that the NetworkPolicies of a fleet allow: all traffic of pods that no policy
 * selects, else what a rule of any policy admits (Kubernetes, "Network Policies").
 */
public final class PolicyTraffic {
  private final Policies policies;

  PolicyTraffic(Policies policies) {
    this.policies = policies;
  }

  /** Tells whether some pods may send some traffic. */
  public Permission permissionToSend(PodPeer pods, TrafficFlow flow) {
    return permission(pods, flow, flow.receiver(), Direction.EGRESS);
  }

  /** Tells whether some pods may get some traffic. */
  public Permission permissionToReceive(PodPeer pods, TrafficFlow flow) {
    return permission(pods, flow, flow.sender(), Direction.INGRESS);
  }

  /** Tells whether a policy of a kind that is not evaluated may select some pods. */
  public boolean hasUnreadPolicyFor(PodPeer pods) {
    return policies.hasUnreadPolicyFor(pods);
  }

  private Permission permission(
      PodPeer pods, TrafficFlow flow, TrafficPeer other, Direction direction) {
    Answer isRestricted = Answer.NO;
    Answer isAdmitted = Answer.NO;
    Answer isPortOpen = Answer.NO;
    List<NetworkPolicy> involved = new ArrayList<>();
    for (NetworkPolicy policy : policies.selecting(pods)) {
      Side side = policy.side(direction);
      if (side.isRestricted() != Answer.NO) {
        involved.add(policy);
        Answer counts = policy.selects(pods).and(side.isRestricted());
        isRestricted = isRestricted.or(counts);
        isPortOpen = isPortOpen.or(counts.and(opensPort(side, flow)));
        isAdmitted = isAdmitted.or(counts.and(admits(policy, side, flow, other)));
      }
    }
    if (!involved.isEmpty() && (policies.hasUnreadPolicyFor(pods) || isOnNode(other))) {
      isAdmitted = isAdmitted.or(Answer.UNKNOWN);
      isPortOpen = isPortOpen.or(Answer.UNKNOWN);
    }
    Answer isFree = isRestricted.not();
    return new Permission(direction, isFree.or(isAdmitted), isFree.or(isPortOpen), involved);
  }

  /** Traffic from the node of a pod is always allowed, and the peer may run on that node. */
  private static boolean isOnNode(TrafficPeer other) {
    return other instanceof PodPeer pods && pods.hostNetwork();
  }

  private static Answer opensPort(Side side, TrafficFlow flow) {
    Answer any = side.knowsRules() ? Answer.NO : Answer.UNKNOWN;
    for (PolicyRule rule : side.rules()) {
      any = any.or(rule.admitsPort(flow));
    }
    return any;
  }

  private Answer admits(NetworkPolicy policy, Side side, TrafficFlow flow, TrafficPeer other) {
    Answer any = side.knowsRules() ? Answer.NO : Answer.UNKNOWN;
    for (PolicyRule rule : side.rules()) {
      any = any.or(rule.admitsPort(flow).and(isPeer(policy, rule, other)));
    }
    return any;
  }

  private Answer isPeer(NetworkPolicy policy, PolicyRule rule, TrafficPeer other) {
    if (rule.peers().isEmpty()) {
      return rule.isWhole() ? Answer.YES : Answer.UNKNOWN;
    }
    Answer any = Answer.NO;
    for (Peer peer : rule.peers()) {
      any = any.or(isPeer(policy, peer, other));
    }
    return any;
  }

  /** The addresses of pods are not known from files. */
  private Answer isPeer(NetworkPolicy policy, Peer peer, TrafficPeer other) {
    if (other instanceof OutsidePeer outside) {
      return peer.addresses().isPresent()
          ? peer.addresses().get().contains(outside.host())
          : outside.isPods();
    }
    if (!(other instanceof PodPeer pods) || peer.addresses().isPresent() || isOnNode(other)) {
      return Answer.UNKNOWN;
    }
    Answer isNear =
        peer.namespaces().isPresent()
            ? policy.isInClusterOf(pods).and(policies.selects(peer.namespaces().get(), pods))
            : policy.sharesNamespaceWith(pods);
    return peer.pods()
        .map(selector -> isNear.and(selector.selects(pods.labels(), pods.hasMore())))
        .orElse(isNear);
  }
}
