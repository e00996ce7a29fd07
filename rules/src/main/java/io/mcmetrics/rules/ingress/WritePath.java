package io.mcmetrics.rules.ingress;

import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.network.Endpoint.Route;
import io.mcmetrics.network.Url;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which routes carry remote writes to Thanos Receive, and which only a user interface. */
final class WritePath {
  /** Where Receive takes remote writes (thanos, pkg/receive/handler.go). */
  private static final String RECEIVE_PATH = "/api/v1/receive";

  /** Receive's remote-write port by number, and by the names that the charts give it. */
  private static final Set<String> WRITE_PORTS = Set.of("19291", "remote-write", "remote");

  /** Ports of the same Service that take no samples: gRPC, and HTTP for metrics. */
  private static final Set<String> OTHER_PORTS = Set.of("10901", "grpc");

  private WritePath() {}

  static boolean leads(Route route, Fleet fleet) {
    if (!covers(route.path()) || isOneOf(OTHER_PORTS, route.port())) {
      return false;
    }
    return isOneOf(WRITE_PORTS, route.port())
        || isReceivePath(route.path())
        || isReceive(route.service())
        || remoteWritesTo(route, fleet).anyMatch(url -> url.path().endsWith(RECEIVE_PATH));
  }

  /** Returns the URLs of the fleet that go to the host of a route. */
  static Stream<Url> remoteWritesTo(Route route, Fleet fleet) {
    return fleet.senders().stream()
        .flatMap(sender -> sender.remoteWrites().stream())
        .map(RemoteWrite::target)
        .flatMap(Optional::stream)
        .filter(url -> isHost(url, route));
  }

  static boolean isHost(Url url, Route route) {
    return route.host() instanceof Known<String> host && covers(host.value(), url.host());
  }

  /** A wildcard stands for exactly one label (Kubernetes, Ingress, hostname wildcards). */
  private static boolean covers(String host, String asked) {
    return host.equalsIgnoreCase(asked)
        || (host.startsWith("*.")
            && asked.indexOf('.') > 0
            && host.substring(1).equalsIgnoreCase(asked.substring(asked.indexOf('.'))));
  }

  private static boolean isOneOf(Set<String> ports, Value<String> port) {
    return port instanceof Known<String> known && ports.contains(known.value());
  }

  private static boolean isReceive(Value<String> service) {
    return service instanceof Known<String> known
        && known.value().toLowerCase(Locale.ROOT).contains("thanos")
        && known.value().toLowerCase(Locale.ROOT).contains("receive");
  }

  private static boolean isReceivePath(Value<String> path) {
    return path instanceof Known<String> known && known.value().contains(RECEIVE_PATH);
  }

  /** A path is a prefix, element by element, or a regular expression behind one. */
  private static boolean covers(Value<String> path) {
    if (!(path instanceof Known<String> known)) {
      return path instanceof Value.Absent<String>;
    }
    String literal = known.value().replaceFirst("[(*\\[$?].*", "").replaceFirst("/+$", "");
    return literal.isEmpty()
        || literal.endsWith(RECEIVE_PATH)
        || RECEIVE_PATH.startsWith(literal + "/");
  }
}
