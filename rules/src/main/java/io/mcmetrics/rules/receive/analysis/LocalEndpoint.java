package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.thanos.Hashring;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/**
 * Checks the address by which a receiver finds itself among the endpoints of hashrings: it compares
 * texts (thanos, pkg/receive/config.go, HasAddress).
 */
public final class LocalEndpoint {
  /** The port that Thanos assumes where no address for Cap'n Proto is given. */
  private static final String CAPNPROTO_PORT = ":19391";

  private final Receive receive;
  private final Infrastructure infrastructure;

  /** Looks at a receiver among the others of the tree. */
  public LocalEndpoint(Receive receive, Infrastructure infrastructure) {
    this.receive = receive;
    this.infrastructure = infrastructure;
  }

  /** Returns what is wrong if no hashring has the address, whatever its variables are set to. */
  public Optional<Problem> problem() {
    List<Hashring> rings = receive.hashrings().rings();
    if (receive.mode() != Mode.ROUTER_INGESTOR
        || !receive.hashrings().isKnown()
        || rings.isEmpty()
        || !(receive.localEndpoint() instanceof Known<String> local)) {
      return Optional.empty();
    }
    TextWithVariables text = TextWithVariables.of(local.value());
    boolean mayBeIn = rings.stream().anyMatch(ring -> !ring.isComplete() || mayBeIn(ring, text));
    if (mayBeIn) {
      return Optional.empty();
    }
    Optional<Value<String>> itself =
        rings.stream().flatMap(ring -> ring.addresses().stream()).filter(this::isItself).findAny();
    return itself.isPresent()
        ? Optional.of(forwardsToItself(local, itself.get()))
        : Optional.of(keepsNothing(local)).filter(any -> isMeantToStore(local));
  }

  private static boolean mayBeIn(Hashring ring, TextWithVariables text) {
    return ring.endpoints().stream().anyMatch(endpoint -> mayBe(endpoint, text));
  }

  private static boolean mayBe(Hashring.Endpoint endpoint, TextWithVariables text) {
    String address = endpoint.address().written();
    boolean isUsual = endpoint.capnproto() instanceof Value.Absent<String>;
    String capnproto =
        isUsual ? address.split(":", 2)[0] + CAPNPROTO_PORT : endpoint.capnproto().written();
    return text.mayBe(address)
        || text.mayBe(capnproto)
        || endpoint.capnproto() instanceof Value.Unknown<String>;
  }

  @SuppressWarnings("ReferenceEquality") // A workload is found again, not made again.
  private boolean isItself(Value<String> address) {
    return infrastructure.targets(address, receive.component().workload()).stream()
        .filter(target -> target.takes(Purpose.GRPC))
        .anyMatch(target -> target.workload() == receive.component().workload());
  }

  private Problem forwardsToItself(Known<String> local, Value<String> itself) {
    return Problem.at(
            local,
            "no hashring has `%s`, by which this receiver knows itself: it takes `%s` for another,"
                + " and hands on to itself until the time is up",
            local.value(),
            itself.written())
        .see(itself, "leads back to it");
  }

  private Problem keepsNothing(Known<String> local) {
    return Problem.at(
            local,
            "no hashring has `%s`, by which this receiver knows itself: it hands on all that it is"
                + " sent, and keeps nothing",
            local.value())
        .see(receive.hashrings(), "the hashrings")
        .withWeight(Weight.LIGHTER)
        .atMost(Confidence.LIKELY);
  }

  /**
   * Tells whether a receiver is meant to store: before 0.22 a router was made by such an address.
   */
  private boolean isMeantToStore(Known<String> local) {
    return receive.component().workload().kind().equals("StatefulSet")
        && !EndpointSyntax.isLoopback(local);
  }
}
