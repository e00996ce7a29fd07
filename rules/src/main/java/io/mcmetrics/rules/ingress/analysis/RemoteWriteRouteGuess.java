package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.rules.analysis.ReceivePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Locale;
import java.util.Set;

/** Guesses from its path, port and Service name whether a route leads to Thanos Receive. */
public final class RemoteWriteRouteGuess {
  /** Receive's remote-write port by number, and by the names that the charts give it. */
  private static final Set<String> WRITE_PORTS = Set.of("19291", "remote-write", "remote");

  /** Ports of the same Service that take no samples: gRPC, and HTTP for metrics. */
  private static final Set<String> OTHER_PORTS = Set.of("10901", "grpc");

  private RemoteWriteRouteGuess() {}

  /** Tells whether a route has the path of Thanos Receive, or may, and its port, path or name. */
  public static boolean mayLeadToReceive(Route route) {
    if (!mayCoverReceivePath(route.path()) || isOneOf(OTHER_PORTS, route.port())) {
      return false;
    }
    return isOneOf(WRITE_PORTS, route.port())
        || containsReceivePath(route.path())
        || isNamedReceive(route.service());
  }

  /** Tells whether a path ends in Receive's; a proxy may remove the prefix. */
  public static boolean endsWithReceivePath(String path) {
    return path.replaceFirst("/+$", "").endsWith(ReceivePath.TEXT);
  }

  /** Tells whether a path is Receive's own; its router ignores extra slashes. */
  public static boolean isExactlyReceivePath(String path) {
    return path.replaceAll("/{2,}", "/").replaceFirst("/$", "").equalsIgnoreCase(ReceivePath.TEXT);
  }

  private static boolean isOneOf(Set<String> ports, Value<String> port) {
    return port instanceof Known<String> known && ports.contains(known.value());
  }

  /** Tells whether a Service is named after Thanos Receive. */
  public static boolean isNamedReceive(Value<String> service) {
    return service instanceof Known<String> known
        && known.value().toLowerCase(Locale.ROOT).contains("thanos")
        && known.value().toLowerCase(Locale.ROOT).contains("receive");
  }

  static boolean containsReceivePath(Value<String> path) {
    return path instanceof Known<String> known && known.value().contains(ReceivePath.TEXT);
  }

  /** A path is a prefix, element by element, or a regular expression behind one. */
  static boolean mayCoverReceivePath(Value<String> path) {
    if (!(path instanceof Known<String> known)) {
      return path instanceof Value.Absent<String>;
    }
    String literal = known.value().replaceFirst("[(*\\[$?].*", "").replaceFirst("/+$", "");
    return literal.isEmpty()
        || literal.endsWith(ReceivePath.TEXT)
        || ReceivePath.TEXT.startsWith(literal + "/");
  }
}
