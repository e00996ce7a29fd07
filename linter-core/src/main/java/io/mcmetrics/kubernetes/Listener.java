package io.mcmetrics.kubernetes;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that a program listens on.
 *
 * @param purpose the protocol that it serves there
 * @param port its number
 * @param origin the flag that says so, else the container
 */
public record Listener(Purpose purpose, Value<Integer> port, Origin origin) implements Located {
  /** The protocol that a program serves on a port. */
  public enum Purpose {
    /** Samples, by remote write. */
    REMOTE_WRITE("remote write"),
    /** Thanos' StoreAPI. */
    GRPC("gRPC"),
    /** Replication between receivers. */
    CAPNPROTO("Cap'n Proto replication"),
    /** Metrics, health, the user interface and queries. */
    HTTP("HTTP");

    private final String words;

    Purpose(String words) {
      this.words = words;
    }

    /** Returns its name in a sentence. */
    public String words() {
      return words;
    }
  }

  /** A flag with a listen address, and the default port. */
  private record Flag(Purpose purpose, String name, int port) {}

  /** Thanos, pkg/extkingpin/flags.go and cmd/thanos/config.go, receive.go. */
  private static final Flag HTTP = new Flag(Purpose.HTTP, "http-address", 10902);

  private static final Flag GRPC = new Flag(Purpose.GRPC, "grpc-address", 10901);
  private static final Flag REMOTE_WRITE =
      new Flag(Purpose.REMOTE_WRITE, "remote-write.address", 19291);
  private static final Flag CAPNPROTO =
      new Flag(Purpose.CAPNPROTO, "receive.capnproto-address", 19391);

  /** Prometheus, cmd/prometheus/main.go: one port for all. */
  private static final Flag WEB = new Flag(Purpose.HTTP, "web.listen-address", 9090);

  /**
   * VictoriaMetrics, {@code main.go} in app/victoria-metrics and the other programs: the flag is
   * the same for all, and the default port is not.
   */
  private static Flag victoria(int port) {
    return new Flag(Purpose.HTTP, "httpListenAddr", port);
  }

  /** Returns the ports that a container listens on; none if they are not known for its program. */
  public static List<Listener> of(Container container) {
    List<Listener> listeners = new ArrayList<>();
    for (Flag flag : flags(Program.of(container))) {
      Value<String> address = container.commandLine().last(flag.name());
      Value<Integer> port = port(address, flag.port());
      listeners.add(
          new Listener(
              flag.purpose(),
              port,
              address instanceof Value.Known<String> ? address.origin() : container.origin()));
    }
    return listeners;
  }

  private static List<Flag> flags(Program program) {
    return switch (program) {
      case THANOS_RECEIVE -> List.of(REMOTE_WRITE, HTTP, GRPC, CAPNPROTO);
      case THANOS_QUERY, THANOS_STORE, THANOS_RULE, THANOS_SIDECAR -> List.of(HTTP, GRPC);
      case THANOS_QUERY_FRONTEND, THANOS_COMPACT -> List.of(HTTP);
      case PROMETHEUS -> List.of(WEB);
      case VICTORIA_METRICS -> List.of(victoria(8428));
      case VM_AGENT -> List.of(victoria(8429));
      case VM_AUTH -> List.of(victoria(8427));
      case VM_INSERT -> List.of(victoria(8480));
      case VM_SELECT -> List.of(victoria(8481));
      case VM_STORAGE -> List.of(victoria(8482));
      default -> List.of();
    };
  }

  private static Value<Integer> port(Value<String> address, int otherwise) {
    if (address instanceof Value.Absent<String>) {
      return new Value.Known<>(otherwise, address.origin());
    }
    if (address instanceof Value.Known<String> known) {
      String digits = known.value().substring(known.value().lastIndexOf(':') + 1);
      if (digits.matches("\\d{1,5}")) {
        return new Value.Known<>(Integer.parseInt(digits), address.origin());
      }
    }
    return new Value.Unknown<>("", address.origin());
  }
}
