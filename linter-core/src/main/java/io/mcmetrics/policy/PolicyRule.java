package io.mcmetrics.policy;

import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.Container.ContainerPort;
import io.mcmetrics.kubernetes.LabelSelector;
import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a NetworkPolicy. It admits traffic on any of the ports, from or to any of the peers.
 *
 * @param ports none for all ports
 * @param peers none for all peers
 * @param isWhole whether all ports and peers could be read
 */
public record PolicyRule(List<Port> ports, List<Peer> peers, boolean isWhole, Origin origin)
    implements Located {
  /**
   * A port, or a range of ports, that is admitted.
   *
   * @param protocol TCP if it is absent
   * @param number a number, or the name that a container of the pods gives to one; absent for all
   * @param last the end of a range that begins with the number
   */
  public record Port(Value<String> protocol, Value<String> number, Value<Integer> last) {
    private Answer admits(TrafficFlow flow) {
      Answer isSpoken =
          protocol instanceof Absent<String>
              ? Answer.of(flow.protocol().equals("TCP"))
              : ValueEquality.compare(protocol, new Known<>(flow.protocol(), protocol.origin()));
      return isSpoken.and(covers(flow));
    }

    private Answer covers(TrafficFlow flow) {
      if (number instanceof Absent<String>) {
        return Answer.YES;
      }
      if (!(number instanceof Known<String> written)
          || !(flow.port() instanceof Known<Integer> wanted)
          || last instanceof Value.Unknown<Integer>) {
        return Answer.UNKNOWN;
      }
      if (!written.value().matches("\\d{1,5}")) {
        return named(written.value(), wanted.value(), flow);
      }
      int first = Integer.parseInt(written.value());
      int end = last instanceof Known<Integer> known ? known.value() : first;
      return Answer.of(first <= wanted.value() && wanted.value() <= end);
    }

    private static Answer named(String name, int wanted, TrafficFlow flow) {
      if (!(flow.receiver() instanceof PodPeer pods)) {
        return Answer.UNKNOWN;
      }
      Answer found = pods.hasMore();
      for (ContainerPort port : pods.ports()) {
        if (port.name().isKnown(name)) {
          found =
              port.number() instanceof Known<Integer> number
                  ? Answer.of(number.value() == wanted)
                  : Answer.UNKNOWN;
        }
      }
      return found;
    }
  }

  /**
   * A peer that is admitted: a block of addresses; or pods by their labels, in the namespace of the
   * policy unless namespaces are selected as well.
   */
  public record Peer(
      Optional<LabelSelector> pods,
      Optional<LabelSelector> namespaces,
      Optional<AddressBlock> addresses) {}

  /** Keeps its own lists. */
  public PolicyRule {
    ports = List.copyOf(ports);
    peers = List.copyOf(peers);
  }

  /** Tells whether it admits the port of some traffic, whatever the peer. */
  public Answer admitsPort(TrafficFlow flow) {
    if (!isWhole) {
      return Answer.UNKNOWN;
    }
    Answer any = Answer.of(ports.isEmpty());
    for (Port port : ports) {
      any = any.or(port.admits(flow));
    }
    return any;
  }
}
