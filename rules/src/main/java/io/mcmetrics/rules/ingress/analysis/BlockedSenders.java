package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleFlows;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.Permission;
import io.mcmetrics.path.PolicyTraffic;
import io.mcmetrics.path.Resolution;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.policy.OutsidePeer;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.policy.TrafficFlow;
import io.mcmetrics.policy.TrafficPeer;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds senders that cannot reach their destination because of NetworkPolicies. */
public final class BlockedSenders {
  /** The ports of DNS pods: OpenShift's at 5353, Gardener's at 8053. */
  private static final List<Integer> DNS_PORTS = List.of(53, 5353, 8053);

  private final Fleet fleet;
  private final PolicyTraffic traffic;

  /** Looks at the senders of a fleet. */
  public BlockedSenders(Fleet fleet) {
    this.fleet = fleet;
    this.traffic = fleet.infrastructure().traffic();
  }

  /** Returns the policy that blocks samples to a destination; empty if none does. */
  public Optional<Problem> problem(Destination destination) {
    Sender sender = destination.sender();
    Resolution resolution = fleet.samplePath(destination).resolution();
    if (resolution.url().filter(BlockedSenders::isNear).isPresent()) {
      return Optional.empty();
    }
    PodPeer pods = fleet.pods(sender);
    Optional<Problem> found = kept(destination, resolution, pods);
    return found
        .or(() -> unresolved(destination, resolution, pods))
        .map(problem -> concerning(problem, destination));
  }

  private static boolean isNear(Url url) {
    return url.host().equals("localhost")
        || url.host().startsWith("127.")
        || url.host().equals("[::1]");
  }

  private static Problem concerning(Problem problem, Destination destination) {
    // Which pods read a file is a guess: those of the only Prometheus in its cluster.
    Confidence limit = destination.sender().isResource() ? Confidence.CERTAIN : Confidence.LIKELY;
    return ProblemScope.ofAllWrites(problem.atMost(limit), destination);
  }

  private Optional<Problem> kept(Destination destination, Resolution resolution, PodPeer pods) {
    Optional<BlockingPolicies> blocking = Optional.empty();
    Value<Integer> port = new Value.Unknown<>("", resolution.written().origin());
    for (TrafficFlow flow : new SampleFlows(destination, fleet).leaving()) {
      blocking = BlockingPolicies.of(traffic.permissionToSend(pods, flow), pods);
      port = flow.port();
      if (blocking.isEmpty()) {
        return Optional.empty();
      }
    }
    if (blocking.isEmpty()) {
      return Optional.empty();
    }
    Problem problem = blocking.get().problem(message(blocking.get(), port, resolution));
    boolean isSeen =
        resolution.urlTarget() != UrlTarget.OUTSIDE
            && (resolution.urlTarget() != UrlTarget.INSIDE || !resolution.services().isEmpty());
    boolean isForNothing = blocking.get().permission().admitsNothing();
    return Optional.of(
        problem
            .atMost(isSeen || isForNothing ? Confidence.CERTAIN : Confidence.LIKELY)
            .see(destination.url(), "samples are sent to here"));
  }

  private static String message(
      BlockingPolicies blocking, Value<Integer> port, Resolution resolution) {
    String host = resolution.url().map(Url::host).orElse("");
    if (blocking.permission().admitsNothing()) {
      return blocking.words()
          + " lets its pods send nothing at all: where policies are enforced, no remote write leaves"
          + " them";
    }
    String number = port instanceof Known<Integer> known ? " to port " + known.value() : "";
    return blocking.permission().isPortAllowed().isNegative()
        ? "%s admits no egress%s: where policies are enforced, remote writes to `%s` are dropped"
            .formatted(blocking.words(), number, host)
        : "%s admits egress%s, but not to `%s`: where policies are enforced, remote writes are dropped"
            .formatted(blocking.words(), number, host);
  }

  /** A host name is looked up by DNS, and policies apply to that traffic too. */
  private Optional<Problem> unresolved(
      Destination destination, Resolution resolution, PodPeer pods) {
    String host = resolution.url().map(Url::host).orElse("");
    if (host.isEmpty()
        || host.matches("[0-9.]+|\\[.*")
        || destination.sender().pod().aliases().contains(host)
        || destination.writes().stream().anyMatch(write -> write.settings().isProxied())) {
      return Optional.empty();
    }
    TrafficPeer servers = new OutsidePeer("", Answer.UNKNOWN);
    Value<Integer> any = new Value.Unknown<>("", resolution.written().origin());
    List<TrafficFlow> flows = new ArrayList<>(List.of(new TrafficFlow(pods, servers, "UDP", any)));
    for (int port : DNS_PORTS) {
      flows.add(TrafficFlow.tcp(pods, servers, new Known<>(port, any.origin())));
    }
    Optional<BlockingPolicies> blocking = Optional.empty();
    for (TrafficFlow flow : flows) {
      Permission permission = traffic.permissionToSend(pods, flow);
      blocking = BlockingPolicies.of(permission, pods);
      if (blocking.isEmpty() || !permission.isPortAllowed().isNegative()) {
        return Optional.empty();
      }
    }
    return blocking.map(
        found ->
            found
                .problem(
                    "%s admits no egress to DNS, at port 53: where policies are enforced, the name `%s` is not found"
                        .formatted(found.words(), host))
                .atMost(Confidence.LIKELY)
                .see(destination.url(), "samples are sent to here"));
  }
}
