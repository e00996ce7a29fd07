package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.thanos.Hashring;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;

/**
 * Checks availability zones of a hashring: hashmod refuses them (thanos, pkg/receive/hashring.go,
 * since 0.32; before, an endpoint with a zone was not even read).
 */
public final class HashringZones {
  private static final String KETAMA = "ketama";

  private HashringZones() {}

  /** Returns what is wrong with the first zone; empty if there is none, or ketama is used. */
  public static Optional<Problem> problem(Receive receive, Hashring ring) {
    Value<String> algorithm = receive.algorithm(ring);
    if (!(algorithm instanceof Known<String> known) || known.value().equals(KETAMA)) {
      return Optional.empty();
    }
    return ring.endpoints().stream()
        .map(Hashring.Endpoint::zone)
        .filter(zone -> zone instanceof Known<String> named && !named.value().isEmpty())
        .findFirst()
        .map(
            zone ->
                Problem.at(
                        zone,
                        "zones are only for the algorithm `%s`: by `%s` the receiver does not take"
                            + " the hashring, and does not start",
                        KETAMA,
                        known.value())
                    .see(algorithm, "the algorithm"));
  }
}
