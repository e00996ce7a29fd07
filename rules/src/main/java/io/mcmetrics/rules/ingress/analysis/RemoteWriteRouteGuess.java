package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Locale;
import java.util.Set;

/** Tells by its words alone whether a route carries remote writes to Thanos Receive. */
public final class RemoteWriteRouteGuess {
  /** Where Receive takes remote writes (thanos, pkg/receive/handler.go). */
  public static final String RECEIVE_PATH = "/api/v1/receive";

  /** Receive's remote-write port by number, and by the names that the charts give it. */
  private static final Set<String> WRITE_PORTS = Set.of("19291", "remote-write", "remote");

  /** Ports of the same Service that take no samples: gRPC, and HTTP for metrics. */
  private static final Set<String> OTHER_PORTS = Set.of("10901", "grpc");

  private RemoteWriteRouteGuess() {}

  public static boolean mayLeadToReceive(Route route) {
    if (!mayCoverReceivePath(route.path()) || isOneOf(OTHER_PORTS, route.port())) {
      return false;
    }
    return isOneOf(WRITE_PORTS, route.port())
        || containsReceivePath(route.path())
        || isNamedReceive(route.service());
  }

  /** Tells whether a path is Receive's, be it behind a prefix that somebody takes away. */
  public static boolean endsWithReceivePath(String path) {
    return path.replaceFirst("/+$", "").endsWith(RECEIVE_PATH);
  }

  /** Tells whether a path is Receive's own; its router forgives slashes too many. */
  public static boolean isExactlyReceivePath(String path) {
    return path.replaceAll("/{2,}", "/").replaceFirst("/$", "").equalsIgnoreCase(RECEIVE_PATH);
  }

  private static boolean isOneOf(Set<String> ports, Value<String> port) {
    return port instanceof Known<String> known && ports.contains(known.value());
  }

  public static boolean isNamedReceive(Value<String> service) {
    return service instanceof Known<String> known
        && known.value().toLowerCase(Locale.ROOT).contains("thanos")
        && known.value().toLowerCase(Locale.ROOT).contains("receive");
  }

  static boolean containsReceivePath(Value<String> path) {
    return path instanceof Known<String> known && known.value().contains(RECEIVE_PATH);
  }

  /** A path is a prefix, element by element, or a regular expression behind one. */
  static boolean mayCoverReceivePath(Value<String> path) {
    if (!(path instanceof Known<String> known)) {
      return path instanceof Value.Absent<String>;
    }
    String literal = known.value().replaceFirst("[(*\\[$?].*", "").replaceFirst("/+$", "");
    return literal.isEmpty()
        || literal.endsWith(RECEIVE_PATH)
        || RECEIVE_PATH.startsWith(literal + "/");
  }
}
