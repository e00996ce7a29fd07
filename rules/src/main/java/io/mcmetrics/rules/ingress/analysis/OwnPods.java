package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.LabelSelector;
import io.mcmetrics.kubernetes.LabelSelector.Requirement;
import io.mcmetrics.path.Permission;
import io.mcmetrics.policy.NetworkPolicy;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.policy.PolicyRule;
import io.mcmetrics.policy.PolicyRule.Peer;
import io.mcmetrics.policy.TrafficFlow;

/** Policies that admit only the pods of a release, and those that somebody marks as its clients. */
final class OwnPods {
  /** Bitnami's charts admit pods that somebody marks as clients by hand (networkpolicy.yaml). */
  private static final String CLIENT_MARK = "-client";

  private OwnPods() {}

  /**
   * Who is not known may be among any pods that are admitted, but hardly if these are only those of
   * the release itself and pods that are labelled as its clients.
   */
  static Permission judged(Permission permission, PodPeer pods, TrafficFlow flow) {
    boolean isOpen =
        permission.isAllowed() == Answer.UNKNOWN
            && flow.sender() instanceof PodPeer sender
            && !sender.hostNetwork();
    return isOpen && isForOwn(permission, pods, flow)
        ? new Permission(
            permission.direction(),
            Answer.UNLIKELY,
            permission.isPortAllowed(),
            permission.policies())
        : permission;
  }

  private static boolean isForOwn(Permission permission, PodPeer pods, TrafficFlow flow) {
    boolean isForSome = false;
    for (NetworkPolicy policy : permission.policies()) {
      if (!policy.ingress().knowsRules() || !policy.selects(pods).isPositive()) {
        return false;
      }
      for (PolicyRule rule : policy.ingress().rules()) {
        if (rule.admitsPort(flow) != Answer.NO) {
          isForSome = true;
          if (rule.peers().isEmpty() || !rule.peers().stream().allMatch(p -> isOwn(p, pods))) {
            return false;
          }
        }
      }
    }
    return isForSome;
  }

  private static boolean isOwn(Peer peer, PodPeer pods) {
    if (peer.pods().isEmpty() || peer.namespaces().isPresent() || peer.addresses().isPresent()) {
      return false;
    }
    LabelSelector selector = peer.pods().get();
    boolean isMark = selector.requirements().stream().anyMatch(OwnPods::isMark);
    boolean isFamily =
        !selector.selectsAll() && selector.selects(pods.labels(), pods.hasMore()).isPositive();
    return isMark || isFamily;
  }

  private static boolean isMark(Requirement requirement) {
    return requirement.key().endsWith(CLIENT_MARK)
        && requirement.values().size() == 1
        && requirement.values().get(0).isKnown("true");
  }
}
