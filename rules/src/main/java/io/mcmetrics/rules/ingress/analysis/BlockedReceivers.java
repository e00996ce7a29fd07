package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleFlows;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.Permission;
import io.mcmetrics.path.PolicyTraffic;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.policy.OutsidePeer;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.policy.TrafficFlow;
import io.mcmetrics.policy.TrafficPeer;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds receivers that remote writes cannot reach because of NetworkPolicies. */
public final class BlockedReceivers {
  private final Fleet fleet;
  private final PolicyTraffic traffic;

  /** Looks at the receivers of a fleet. */
  public BlockedReceivers(Fleet fleet) {
    this.fleet = fleet;
    this.traffic = fleet.infrastructure().traffic();
  }

  /** Returns the policies that block samples to receivers, first those on routes. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (RemoteWriteRoute route : RemoteWriteRoute.in(fleet)) {
      if (route.backend().isPresent() && isMeant(route, route.backend().get())) {
        blocked(route.backend().get(), controller(route), nameOfController(route))
            .ifPresent(problem -> problems.add(route.blocked(problem)));
      }
    }
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      for (Backend backend : routed.resolution().backends()) {
        sender(routed)
            .flatMap(sender -> blocked(backend, sender, "the sender"))
            .ifPresent(problem -> problems.add(routed.blockedBy(problem)));
      }
    }
    return problems.stream().map(problem -> problem.atStage(Stage.RECEIVE)).toList();
  }

  private static boolean isMeant(RemoteWriteRoute route, Backend backend) {
    return route.isForReceive() || backend.targets().stream().anyMatch(ReceiverLookup::takesWrites);
  }

  /** Which pods forward the requests of a route is known for the proxies of the tree only. */
  private static TrafficPeer controller(RemoteWriteRoute route) {
    Optional<Workload> proxy = route.proxy();
    if (proxy.isPresent()) {
      return PodPeer.of(proxy.get());
    }
    return route.endpoint().kind().equals("nginx.conf")
        ? new OutsidePeer("", Answer.UNKNOWN)
        : PodPeer.unseenIn(
            route.endpoint().cluster(), new Value.Unknown<>("", route.endpoint().origin()));
  }

  private static String nameOfController(RemoteWriteRoute route) {
    return route
        .proxy()
        .map(Workload::words)
        .orElseGet(() -> "the controller of " + route.endpoint().words());
  }

  /** Returns the pods that connect to the receiver; empty if a route is in between. */
  private Optional<TrafficPeer> sender(RoutedDestination routed) {
    return routed.enters(UrlTarget.INSIDE) || routed.enters(UrlTarget.EXPOSED)
        ? Optional.of(new SampleFlows(routed.destination(), fleet).arriving())
        : Optional.empty();
  }

  private Optional<Problem> blocked(Backend backend, TrafficPeer sender, String who) {
    Optional<Problem> found = Optional.empty();
    for (ContainerPort target : backend.targets()) {
      found = blocked(target, sender, who);
      if (found.isEmpty()) {
        return found;
      }
    }
    return found.map(problem -> problem.atMost(BackendConfidence.of(backend)));
  }

  private Optional<Problem> blocked(ContainerPort target, TrafficPeer sender, String who) {
    PodPeer pods = PodPeer.of(target.workload());
    TrafficFlow flow = TrafficFlow.tcp(sender, pods, new Known<>(target.port(), target.origin()));
    Permission permission = traffic.permissionToReceive(pods, flow);
    Optional<BlockingPolicies> blocking =
        BlockingPolicies.of(OwnPods.judged(permission, pods, flow), pods);
    return blocking.map(
        found ->
            found.problem(message(found, target, who)).see(target, "what takes remote writes"));
  }

  private static String message(BlockingPolicies blocking, ContainerPort target, String who) {
    Permission permission = blocking.permission();
    if (permission.admitsNothing()) {
      return blocking.words()
          + " lets nothing come to its pods: where policies are enforced, no remote write reaches "
          + target.workload().words();
    }
    return permission.isPortAllowed().isNegative()
        ? "%s admits nothing to port %d of %s: where policies are enforced, no remote write gets there"
            .formatted(blocking.words(), target.port(), target.workload().words())
        : "%s admits port %d of %s, but not from %s: where policies are enforced, its remote writes are dropped"
            .formatted(blocking.words(), target.port(), target.workload().words(), who);
  }
}
