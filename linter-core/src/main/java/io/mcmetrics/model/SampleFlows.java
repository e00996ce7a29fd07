package io.mcmetrics.model;

import io.mcmetrics.cluster.Cluster;
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
import io.mcmetrics.path.Resolution;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The traffic by which samples leave a sender, and come to a receiver, as policies see it. */
public record SampleFlows(Destination destination, Fleet fleet) {
  /** Returns the traffic by any of which samples come to where they are sent. */
  public List<Flow> leaving() {
    Resolution resolution = fleet.way(destination).resolution();
    Pods pods = fleet.pods(destination.sender());
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
      Party unseen =
          leadsAnywhere(backend)
              ? new Stranger("", Answer.UNKNOWN)
              : Pods.somewhere(pods.cluster(), namespace(backend.address(), pods, backend));
      flows.add(Flow.tcp(pods, unseen, untold));
    }
    return flows;
  }

  /** Without a selector, it is not the Service that says where it leads. */
  private static boolean leadsAnywhere(Backend backend) {
    return backend.services().stream()
        .anyMatch(
            service ->
                service.selector().isEmpty()
                    || !(service.externalName() instanceof Value.Absent<String>));
  }

  private static Value<String> namespace(ServiceAddress address, Pods pods, Backend backend) {
    return address.namespace().isEmpty()
        ? pods.namespace()
        : new Known<>(address.namespace(), backend.origin());
  }

  /** Returns who comes to a receiver: the sender itself, or whatever stands between. */
  public Party arriving() {
    Resolution resolution = fleet.way(destination).resolution();
    return switch (resolution.entrance()) {
      case INSIDE -> fleet.pods(destination.sender());
      case ROUTED -> {
        Cluster cluster = resolution.routes().get(0).endpoint().cluster();
        yield Pods.somewhere(cluster, new Value.Unknown<>("", resolution.written().origin()));
      }
      case EXPOSED -> new Stranger("", Answer.HARDLY);
      case UNKNOWN, OUTSIDE -> new Stranger("", Answer.UNKNOWN);
    };
  }
}
