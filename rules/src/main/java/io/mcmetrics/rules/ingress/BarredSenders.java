package io.mcmetrics.rules.ingress;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.model.Destination;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.model.Sender;
import io.mcmetrics.network.Answer;
import io.mcmetrics.network.Flow;
import io.mcmetrics.network.Party;
import io.mcmetrics.network.Pods;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.network.Stranger;
import io.mcmetrics.network.Target;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.Entrance;
import io.mcmetrics.path.Permission;
import io.mcmetrics.path.Resolution;
import io.mcmetrics.path.Traffic;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds senders that policies do not let reach what they send to. */
final class BarredSenders {
  /** At which the pods of DNS listen: OpenShift's at 5353, Gardener's at 8053. */
  private static final List<Integer> DNS_PORTS = List.of(53, 5353, 8053);

  private final Fleet fleet;
  private final Traffic traffic;

  BarredSenders(Fleet fleet) {
    this.fleet = fleet;
    this.traffic = fleet.infrastructure().traffic();
  }

  /** Returns what keeps samples from their destination. */
  Optional<Problem> problem(Destination destination) {
    Sender sender = destination.sender();
    Resolution resolution = fleet.way(destination).resolution();
    // What shares the network of its machine is not a pod's traffic to policies.
    if (sender.pod().hostNetwork() || resolution.url().filter(BarredSenders::isNear).isPresent()) {
      return Optional.empty();
    }
    Pods pods = fleet.pods(sender);
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
    Sender sender = destination.sender();
    Problem whole = problem.atMost(sender.sight().limit()).affecting(sender.cluster().name());
    for (RemoteWrite write : destination.writes()) {
      whole = whole.concerning(write);
    }
    return whole;
  }

  private Optional<Problem> kept(Destination destination, Resolution resolution, Pods pods) {
    Optional<Barrier> barrier = Optional.empty();
    Value<Integer> port = new Value.Unknown<>("", resolution.written().origin());
    for (Flow flow : flows(destination, resolution, pods)) {
      barrier = Barrier.of(traffic.leaves(pods, flow), pods);
      port = flow.port();
      if (barrier.isEmpty()) {
        return Optional.empty();
      }
    }
    if (barrier.isEmpty()) {
      return Optional.empty();
    }
    Problem problem = barrier.get().problem(message(barrier.get(), port, resolution));
    boolean isSeen = resolution.entrance() != Entrance.OUTSIDE;
    boolean isForNothing = barrier.get().permission().isForNothing();
    return Optional.of(
        problem
            .atMost(isSeen || isForNothing ? Confidence.CERTAIN : Confidence.LIKELY)
            .see(destination.url(), "samples are sent to here"));
  }

  private static String message(Barrier barrier, Value<Integer> port, Resolution resolution) {
    String host = resolution.url().map(Url::host).orElse("");
    if (barrier.permission().isForNothing()) {
      return barrier.words()
          + " lets its pods send nothing at all: where policies are enforced, no remote write leaves"
          + " them";
    }
    String number = port instanceof Known<Integer> known ? " " + known.value() : "";
    return barrier.permission().port().isNegative()
        ? "%s admits no egress to port%s: where policies are enforced, remote writes to `%s` are dropped"
            .formatted(barrier.words(), number, host)
        : "%s admits egress to port%s, but not to `%s`: where policies are enforced, remote writes are dropped"
            .formatted(barrier.words(), number, host);
  }

  /** Returns the traffic by any of which samples come to where they are sent. */
  private static List<Flow> flows(Destination destination, Resolution resolution, Pods pods) {
    Value<Integer> untold = new Value.Unknown<>("", resolution.written().origin());
    boolean isProxied =
        destination.writes().stream().anyMatch(write -> write.settings().isProxied());
    Optional<Url> url = resolution.url();
    if (isProxied || url.isEmpty()) {
      return List.of(Flow.tcp(pods, new Stranger("", Answer.UNKNOWN), untold));
    }
    if (resolution.entrance() == Entrance.INSIDE) {
      return inside(resolution, pods);
    }
    String host = url.get().host();
    // Near its own cluster's entrance, the port may be that of the pods behind it.
    if (leadsHome(resolution, destination.sender().cluster())) {
      return List.of(Flow.tcp(pods, new Stranger(host, Answer.UNKNOWN), untold));
    }
    Answer isPods = resolution.entrance() == Entrance.OUTSIDE ? Answer.UNKNOWN : Answer.HARDLY;
    Value<Integer> port =
        url.get().port() == 0
            ? untold
            : new Known<>(url.get().port(), resolution.written().origin());
    return List.of(Flow.tcp(pods, new Stranger(host, isPods), port));
  }

  private static boolean leadsHome(Resolution resolution, Cluster home) {
    return resolution.routes().stream().anyMatch(match -> match.endpoint().cluster().mayBe(home))
        || resolution.services().stream().anyMatch(service -> service.cluster().mayBe(home));
  }

  /** It is the port of the pods that counts, not that of the Service before them. */
  private static List<Flow> inside(Resolution resolution, Pods pods) {
    List<Flow> flows = new ArrayList<>();
    for (Target target : resolution.targets()) {
      Value<Integer> port = new Known<>(target.port(), target.origin());
      flows.add(Flow.tcp(pods, Pods.of(target.workload()), port));
    }
    if (!flows.isEmpty()) {
      return flows;
    }
    Value<Integer> untold = new Value.Unknown<>("", resolution.written().origin());
    for (Backend backend : resolution.backends()) {
      Party unseen = Pods.somewhere(pods.cluster(), namespace(backend.address(), pods, backend));
      flows.add(Flow.tcp(pods, unseen, untold));
    }
    return flows;
  }

  private static Value<String> namespace(ServiceAddress address, Pods pods, Backend backend) {
    return address.namespace().isEmpty()
        ? pods.namespace()
        : new Known<>(address.namespace(), backend.origin());
  }

  /** A host that has a name is found by DNS, which counts as any other traffic. */
  private Optional<Problem> unresolved(Destination destination, Resolution resolution, Pods pods) {
    String host = resolution.url().map(Url::host).orElse("");
    if (host.isEmpty()
        || host.matches("[0-9.]+|\\[.*")
        || destination.sender().pod().aliases().contains(host)
        || destination.writes().stream().anyMatch(write -> write.settings().isProxied())) {
      return Optional.empty();
    }
    Party servers = new Stranger("", Answer.UNKNOWN);
    Value<Integer> any = new Value.Unknown<>("", resolution.written().origin());
    List<Flow> flows = new ArrayList<>(List.of(new Flow(pods, servers, "UDP", any)));
    for (int port : DNS_PORTS) {
      flows.add(Flow.tcp(pods, servers, new Known<>(port, any.origin())));
    }
    Optional<Barrier> barrier = Optional.empty();
    for (Flow flow : flows) {
      Permission permission = traffic.leaves(pods, flow);
      barrier = Barrier.of(permission, pods);
      if (barrier.isEmpty() || !permission.port().isNegative()) {
        return Optional.empty();
      }
    }
    return barrier.map(
        found ->
            found
                .problem(
                    "%s admits no egress to DNS, at port 53: where policies are enforced, the name `%s` is not found"
                        .formatted(found.words(), host))
                .atMost(Confidence.LIKELY)
                .see(destination.url(), "samples are sent to here"));
  }
}
