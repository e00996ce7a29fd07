package io.mcmetrics.fleet;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.Resolution;
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

/**
 * The traffic by which samples leave a sender and arrive at a receiver, as NetworkPolicies see it.
 */
public record SampleFlows(Destination destination, Fleet fleet) {
  /** Returns the traffic at the sender; each of several flows is enough to deliver the samples. */
  public List<TrafficFlow> leaving() {
    Resolution resolution = fleet.samplePath(destination).resolution();
    PodPeer pods = fleet.pods(destination.sender());
    Value<Integer> unknown = new Value.Unknown<>("", resolution.written().origin());
    boolean isProxied =
        destination.writes().stream().anyMatch(write -> write.settings().isProxied());
    Optional<Url> url = resolution.url();
    if (isProxied || url.isEmpty()) {
      return List.of(TrafficFlow.tcp(pods, new OutsidePeer("", Answer.UNKNOWN), unknown));
    }
    if (resolution.urlTarget() == UrlTarget.INSIDE) {
      return inside(resolution, pods);
    }
    String host = url.get().host();
    // Within its own cluster, the traffic may go to the port of the pods directly.
    if (leadsToOwnCluster(resolution, destination.sender().cluster())) {
      return List.of(TrafficFlow.tcp(pods, new OutsidePeer(host, Answer.UNKNOWN), unknown));
    }
    Answer isPods = resolution.urlTarget() == UrlTarget.OUTSIDE ? Answer.UNKNOWN : Answer.UNLIKELY;
    Value<Integer> port =
        url.get().port() == 0
            ? unknown
            : new Known<>(url.get().port(), resolution.written().origin());
    return List.of(TrafficFlow.tcp(pods, new OutsidePeer(host, isPods), port));
  }

  private static boolean leadsToOwnCluster(Resolution resolution, Cluster own) {
    return resolution.routes().stream()
            .anyMatch(match -> match.endpoint().cluster().mayBeSameAs(own))
        || resolution.services().stream().anyMatch(service -> service.cluster().mayBeSameAs(own));
  }

  /** A NetworkPolicy is about the port of the pods, not about that of their Service. */
  private static List<TrafficFlow> inside(Resolution resolution, PodPeer pods) {
    List<TrafficFlow> flows = new ArrayList<>();
    for (ContainerPort target : resolution.targets()) {
      Value<Integer> port = new Known<>(target.port(), target.origin());
      flows.add(TrafficFlow.tcp(pods, PodPeer.of(target.workload()), port));
    }
    if (!flows.isEmpty()) {
      return flows;
    }
    Value<Integer> unknown = new Value.Unknown<>("", resolution.written().origin());
    for (Backend backend : resolution.backends()) {
      TrafficPeer unseen =
          leadsAnywhere(backend)
              ? new OutsidePeer("", Answer.UNKNOWN)
              : PodPeer.unseenIn(pods.cluster(), namespace(backend.address(), pods, backend));
      flows.add(TrafficFlow.tcp(pods, unseen, unknown));
    }
    return flows;
  }

  /** Without a selector, the endpoints of a Service are set by something else. */
  private static boolean leadsAnywhere(Backend backend) {
    return backend.services().stream()
        .anyMatch(
            service ->
                service.selector().isEmpty()
                    || !(service.externalName() instanceof Value.Absent<String>));
  }

  private static Value<String> namespace(ServiceAddress address, PodPeer pods, Backend backend) {
    return address.namespace().isEmpty()
        ? pods.namespace()
        : new Known<>(address.namespace(), backend.origin());
  }

  /** Returns the peer from which a receiver gets the samples: the sender, or the last proxy. */
  public TrafficPeer arriving() {
    Resolution resolution = fleet.samplePath(destination).resolution();
    return switch (resolution.urlTarget()) {
      case INSIDE -> fleet.pods(destination.sender());
      case ROUTED -> {
        Cluster cluster = resolution.routes().get(0).endpoint().cluster();
        yield PodPeer.unseenIn(cluster, new Value.Unknown<>("", resolution.written().origin()));
      }
      case EXPOSED -> new OutsidePeer("", Answer.UNLIKELY);
      case UNKNOWN, OUTSIDE -> new OutsidePeer("", Answer.UNKNOWN);
    };
  }
}
