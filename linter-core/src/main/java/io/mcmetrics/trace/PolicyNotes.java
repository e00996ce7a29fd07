package io.mcmetrics.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleFlows;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Permission;
import io.mcmetrics.path.PolicyTraffic;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.policy.NetworkPolicy;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.policy.TrafficFlow;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;

/** Adds to the hops of a path the NetworkPolicies that apply to them. */
final class PolicyNotes {
  private final Fleet fleet;
  private final Destination destination;
  private final PolicyTraffic traffic;

  PolicyNotes(Fleet fleet, Destination destination) {
    this.fleet = fleet;
    this.destination = destination;
    this.traffic = fleet.infrastructure().traffic();
  }

  /** Returns a hop with the policies that apply to it as evidence; a broken hop stays as it is. */
  TracedHop noted(TracedHop hop, SamplePath path) {
    List<Permission> permissions =
        hop.status() == HopStatus.BROKEN ? List.of() : permissions(hop.stage(), path);
    if (permissions.stream().allMatch(permission -> permission.policies().isEmpty())) {
      return hop;
    }
    List<Related> evidence = new ArrayList<>(hop.evidence());
    for (Permission permission : permissions) {
      for (NetworkPolicy policy : permission.policies()) {
        Related note = new Related(policy.origin(), words(permission, policy));
        if (!evidence.contains(note)) {
          evidence.add(note);
        }
      }
    }
    return new TracedHop(hop.stage(), hop.status(), hop.message(), evidence, hop.ruleIds());
  }

  /** Returns what is not known of the policies that apply at a stage. */
  List<Unseen> unsettled(Stage stage, SamplePath path) {
    List<Unseen> unseen = new ArrayList<>();
    for (Permission permission : permissions(stage, path)) {
      if (permission.isAllowed() == Answer.UNKNOWN) {
        permission.policies().stream()
            .limit(1)
            .forEach(policy -> unseen.add(Unseen.at(policy, words(permission, policy))));
      }
    }
    for (PodPeer pods : peers(stage, path)) {
      if (traffic.hasUnreadPolicyFor(pods)) {
        unseen.add(Unseen.at(destination.sender(), "policies of another kind are not evaluated"));
      }
    }
    return unseen.stream().distinct().toList();
  }

  /** Returns the pods at which policies apply. */
  private List<PodPeer> peers(Stage stage, SamplePath path) {
    return switch (stage) {
      case REMOTE_WRITE -> List.of(fleet.pods(destination.sender()));
      case RECEIVE -> path.targets().stream().map(target -> PodPeer.of(target.workload())).toList();
      case QUERY ->
          path.ingestors().stream()
              .map(keeper -> PodPeer.of(keeper.component().workload()))
              .toList();
      default -> List.of();
    };
  }

  private List<Permission> permissions(Stage stage, SamplePath path) {
    return switch (stage) {
      case REMOTE_WRITE -> leaving();
      case RECEIVE -> arriving(path);
      case QUERY -> asking(path);
      default -> List.of();
    };
  }

  private List<Permission> leaving() {
    PodPeer pods = fleet.pods(destination.sender());
    return new SampleFlows(destination, fleet)
        .leaving().stream().map(flow -> traffic.permissionToSend(pods, flow)).toList();
  }

  private List<Permission> arriving(SamplePath path) {
    List<Permission> permissions = new ArrayList<>();
    for (ContainerPort target : path.resolution().targets()) {
      PodPeer pods = PodPeer.of(target.workload());
      Known<Integer> port = new Known<>(target.port(), target.origin());
      TrafficFlow flow =
          TrafficFlow.tcp(new SampleFlows(destination, fleet).arriving(), pods, port);
      permissions.add(traffic.permissionToReceive(pods, flow));
    }
    return permissions;
  }

  private List<Permission> asking(SamplePath path) {
    List<Permission> permissions = new ArrayList<>();
    for (Receive keeper : path.ingestors()) {
      PodPeer pods = PodPeer.of(keeper.component().workload());
      for (ResolvedStore store :
          fleet.infrastructure().stores().of(keeper.component().workload())) {
        PodPeer querier = PodPeer.of(store.querier().component().workload());
        TrafficFlow flow = TrafficFlow.tcp(querier, pods, keeper.component().port(Purpose.GRPC));
        permissions.add(traffic.permissionToSend(querier, flow));
        permissions.add(traffic.permissionToReceive(pods, flow));
      }
    }
    return permissions;
  }

  private static String words(Permission permission, NetworkPolicy policy) {
    if (permission.isAllowed() == Answer.YES) {
      return permission.policies().size() == 1
          ? policy.words() + " admits it"
          : policy.words() + " and others about the same pods admit it";
    }
    return permission.isAllowed().isNegative()
        ? policy.words() + " does not admit it"
        : "whether " + policy.words() + " admits it is not known";
  }
}
