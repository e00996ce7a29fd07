package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Permission;
import io.mcmetrics.path.PolicyTraffic;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.policy.TrafficFlow;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.source.Span;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds receivers that Thanos Query cannot query because of NetworkPolicies. */
public final class BlockedQueriers {
  private final Fleet fleet;
  private final PolicyTraffic traffic;

  /** Places at which traffic to receivers is already reported. */
  private final List<Span> taken;

  /**
   * Looks at the queriers of a fleet.
   *
   * @param taken the problems that are already reported of traffic to receivers
   */
  public BlockedQueriers(Fleet fleet, List<Problem> taken) {
    this.fleet = fleet;
    this.traffic = fleet.infrastructure().traffic();
    this.taken = taken.stream().map(problem -> problem.at().span()).toList();
  }

  /** Returns the policies that block queries to receivers. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (ResolvedStore store : fleet.infrastructure().stores().resolvedStores()) {
      for (ContainerPort target : store.resolution().targets()) {
        if (target.program() == Program.THANOS_RECEIVE && target.takes(Purpose.GRPC)) {
          blocked(store, target).ifPresent(problems::add);
        }
      }
    }
    return problems;
  }

  private Optional<Problem> blocked(ResolvedStore store, ContainerPort target) {
    Workload asking = store.querier().component().workload();
    PodPeer querier = PodPeer.of(asking);
    PodPeer receiver = PodPeer.of(target.workload());
    TrafficFlow flow =
        TrafficFlow.tcp(querier, receiver, new Known<>(target.port(), target.origin()));
    Optional<Problem> problem =
        BlockingPolicies.of(traffic.permissionToSend(querier, flow), querier)
            .map(blocking -> blocking.problem(leaving(blocking, asking, target)));
    return problem
        .or(() -> entering(receiver, flow, asking, target))
        .map(found -> concerning(found.see(store.address(), "is asked here"), target, asking));
  }

  private static String leaving(BlockingPolicies blocking, Workload asking, ContainerPort target) {
    return "%s keeps %s from asking %s at port %d: where policies are enforced, Thanos Query does not find what it has"
        .formatted(blocking.words(), asking.words(), target.workload().words(), target.port());
  }

  private Optional<Problem> entering(
      PodPeer receiver, TrafficFlow flow, Workload asking, ContainerPort target) {
    Permission permission = traffic.permissionToReceive(receiver, flow);
    Optional<BlockingPolicies> blocking = BlockingPolicies.of(permission, receiver);
    if (blocking.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "%s admits port %d of %s not from %s: where policies are enforced, Thanos Query does not find what it has"
            .formatted(
                blocking.get().words(), target.port(), target.workload().words(), asking.words());
    Problem problem = blocking.get().problem(message);
    boolean isTold = permission.admitsNothing() && taken.contains(problem.at().span());
    return isTold ? Optional.empty() : Optional.of(problem);
  }

  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  private Problem concerning(Problem problem, ContainerPort target, Workload asking) {
    Problem whole =
        problem
            .atStage(Stage.QUERY)
            .atMost(target.workload().sight().limit())
            .atMost(asking.sight().limit())
            .affecting(target.workload().cluster().name());
    for (Receive receive : fleet.infrastructure().thanos().receives()) {
      if (receive.component().workload() == target.workload()) {
        whole = whole.concerning(receive);
      }
    }
    return ProblemScope.ofDeliveries(
        whole,
        fleet,
        delivery ->
            delivery.path().ingestors().stream()
                .anyMatch(keeper -> keeper.component().workload() == target.workload()));
  }
}
