package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks an endpoint of a hashring by its text alone. */
public final class EndpointSyntax {
  /** The ports of a receiver for other things (thanos, cmd/thanos/config.go and receive.go). */
  private static final Map<String, String> OTHER_PORTS =
      Map.of("19291", "remote write", "10902", "HTTP");

  private static final Pattern WITH_PATH = Pattern.compile("[^/:]++:\\d++/.*");

  private EndpointSyntax() {}

  /** Returns what is wrong with an endpoint outside the tree. */
  public static Optional<Problem> problem(Value<String> endpoint) {
    return url(endpoint).or(() -> path(endpoint)).or(() -> usualPort(endpoint));
  }

  /** Receivers forward by gRPC since Thanos 0.11, and gRPC knows no such scheme. */
  static Optional<Problem> url(Value<String> endpoint) {
    String text = endpoint.known().orElse("").toLowerCase(Locale.ROOT);
    return text.startsWith("http://") || text.startsWith("https://")
        ? Optional.of(
            Problem.at(
                endpoint,
                "`%s` is a URL, and receivers hand on to each other by gRPC: they want a host and"
                    + " its gRPC port, 10901 unless it is changed",
                endpoint.written()))
        : Optional.empty();
  }

  /** An address of gRPC ends with its port. */
  static Optional<Problem> path(Value<String> endpoint) {
    return WITH_PATH.matcher(endpoint.known().orElse("")).matches()
        ? Optional.of(
            Problem.at(
                endpoint,
                "`%s` has a path, and receivers hand on to each other by gRPC: they want a host and"
                    + " its gRPC port, 10901 unless it is changed",
                endpoint.written()))
        : Optional.empty();
  }

  /** For a receiver outside the tree, only the usual meaning of a port is known. */
  static Optional<Problem> usualPort(Value<String> endpoint) {
    if (!(endpoint instanceof Known<String> known)) {
      return Optional.empty();
    }
    String port = known.value().substring(known.value().lastIndexOf(':') + 1);
    return Optional.ofNullable(OTHER_PORTS.get(port))
        .map(
            purpose ->
                Problem.at(
                        endpoint,
                        "`%s` has the port of receivers for %s: they hand on to each other by gRPC,"
                            + " 10901 unless it is changed",
                        known.value(),
                        purpose)
                    .atMost(Confidence.LIKELY));
  }

  /** Tells whether an endpoint is a loopback address. */
  public static boolean isLoopback(Value<String> endpoint) {
    return endpoint instanceof Known<String> known
        && (known.value().startsWith("127.") || known.value().startsWith("localhost:"));
  }
}
