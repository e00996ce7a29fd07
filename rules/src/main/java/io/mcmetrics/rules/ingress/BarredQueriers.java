package io.mcmetrics.rules.ingress;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.Passage;
import io.mcmetrics.network.Flow;
import io.mcmetrics.network.Listener.Purpose;
import io.mcmetrics.network.Pods;
import io.mcmetrics.network.Program;
import io.mcmetrics.network.Target;
import io.mcmetrics.network.Workload;
import io.mcmetrics.path.Permission;
import io.mcmetrics.path.StoreReach;
import io.mcmetrics.path.Traffic;
import io.mcmetrics.source.Span;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds receivers that policies do not let Thanos Query ask. */
final class BarredQueriers {
  private final Fleet fleet;
  private final Traffic traffic;

  /** Where something else is already said of what comes to receivers. */
  private final List<Span> taken;

  BarredQueriers(Fleet fleet, List<Problem> taken) {
    this.fleet = fleet;
    this.traffic = fleet.infrastructure().traffic();
    this.taken = taken.stream().map(problem -> problem.at().span()).toList();
  }

  /** Returns what keeps queries from receivers. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (StoreReach reach : fleet.infrastructure().stores().reaches()) {
      for (Target target : reach.resolution().targets()) {
        if (target.program() == Program.THANOS_RECEIVE && target.takes(Purpose.GRPC)) {
          barred(reach, target).ifPresent(problems::add);
        }
      }
    }
    return problems;
  }

  private Optional<Problem> barred(StoreReach reach, Target target) {
    Workload asking = reach.querier().component().workload();
    Pods querier = Pods.of(asking);
    Pods receiver = Pods.of(target.workload());
    Flow flow = Flow.tcp(querier, receiver, new Known<>(target.port(), target.origin()));
    Optional<Problem> problem =
        Barrier.of(traffic.leaves(querier, flow), querier)
            .map(barrier -> barrier.problem(leaving(barrier, asking, target)));
    return problem
        .or(() -> entering(receiver, flow, asking, target))
        .map(found -> concerning(found.see(reach.address(), "is asked here"), target, asking));
  }

  private static String leaving(Barrier barrier, Workload asking, Target target) {
    return "%s keeps %s from asking %s at port %d: where policies are enforced, Thanos Query does not find what it has"
        .formatted(barrier.words(), asking.words(), target.workload().words(), target.port());
  }

  private Optional<Problem> entering(Pods receiver, Flow flow, Workload asking, Target target) {
    Permission permission = traffic.enters(receiver, flow);
    Optional<Barrier> barrier = Barrier.of(permission, receiver);
    if (barrier.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "%s admits port %d of %s not from %s: where policies are enforced, Thanos Query does not find what it has"
            .formatted(
                barrier.get().words(), target.port(), target.workload().words(), asking.words());
    Problem problem = barrier.get().problem(message);
    boolean isTold = permission.isForNothing() && taken.contains(problem.at().span());
    return isTold ? Optional.empty() : Optional.of(problem);
  }

  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  private Problem concerning(Problem problem, Target target, Workload asking) {
    Problem whole =
        problem
            .breaking(Stage.QUERY)
            .atMost(target.workload().sight().limit())
            .atMost(asking.sight().limit())
            .affecting(target.workload().cluster().name());
    for (Receive receive : fleet.infrastructure().thanos().receives()) {
      if (receive.component().workload() == target.workload()) {
        whole = whole.concerning(receive);
      }
    }
    for (Passage passage : fleet.passages()) {
      boolean isKept =
          passage.way().keepers().stream()
              .anyMatch(keeper -> keeper.component().workload() == target.workload());
      if (isKept) {
        whole = whole.affecting(passage.sender().cluster().name());
      }
    }
    return whole;
  }
}
