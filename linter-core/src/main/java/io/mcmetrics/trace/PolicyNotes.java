package io.mcmetrics.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.model.Destination;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.SampleFlows;
import io.mcmetrics.network.Answer;
import io.mcmetrics.network.Flow;
import io.mcmetrics.network.Listener.Purpose;
import io.mcmetrics.network.NetworkPolicy;
import io.mcmetrics.network.Pods;
import io.mcmetrics.network.Target;
import io.mcmetrics.path.Permission;
import io.mcmetrics.path.StoreReach;
import io.mcmetrics.path.Traffic;
import io.mcmetrics.path.Way;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;

/** Tells of the hops of a way which NetworkPolicies have a say in them. */
final class PolicyNotes {
  private final Fleet fleet;
  private final Destination destination;
  private final Traffic traffic;

  PolicyNotes(Fleet fleet, Destination destination) {
    this.fleet = fleet;
    this.destination = destination;
    this.traffic = fleet.infrastructure().traffic();
  }

  /** Returns a hop with what policies say of it; one that is broken says enough. */
  TracedHop noted(TracedHop hop, Way way) {
    List<Permission> permissions =
        hop.status() == Status.BROKEN ? List.of() : permissions(hop.stage(), way);
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

  private List<Permission> permissions(Stage stage, Way way) {
    return switch (stage) {
      case REMOTE_WRITE -> leaving();
      case RECEIVE -> arriving(way);
      case QUERY -> asking(way);
      default -> List.of();
    };
  }

  private List<Permission> leaving() {
    Pods pods = fleet.pods(destination.sender());
    return new SampleFlows(destination, fleet)
        .leaving().stream().map(flow -> traffic.leaves(pods, flow)).toList();
  }

  private List<Permission> arriving(Way way) {
    List<Permission> permissions = new ArrayList<>();
    for (Target target : way.resolution().targets()) {
      Pods pods = Pods.of(target.workload());
      Known<Integer> port = new Known<>(target.port(), target.origin());
      Flow flow = Flow.tcp(new SampleFlows(destination, fleet).arriving(), pods, port);
      permissions.add(traffic.enters(pods, flow));
    }
    return permissions;
  }

  private List<Permission> asking(Way way) {
    List<Permission> permissions = new ArrayList<>();
    for (Receive keeper : way.keepers()) {
      Pods pods = Pods.of(keeper.component().workload());
      for (StoreReach reach : fleet.infrastructure().stores().of(keeper.component().workload())) {
        Pods querier = Pods.of(reach.querier().component().workload());
        Flow flow = Flow.tcp(querier, pods, keeper.component().port(Purpose.GRPC));
        permissions.add(traffic.leaves(querier, flow));
        permissions.add(traffic.enters(pods, flow));
      }
    }
    return permissions;
  }

  private static String words(Permission permission, NetworkPolicy policy) {
    if (permission.answer() == Answer.YES) {
      return permission.policies().size() == 1
          ? policy.words() + " admits it"
          : policy.words() + " and others about the same pods admit it";
    }
    return permission.answer().isNegative()
        ? policy.words() + " does not admit it"
        : "whether " + policy.words() + " admits it is not known";
  }
}
