package io.mcmetrics.trace;

import io.mcmetrics.finding.Stage;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The path from one sender to one of its destinations, and on to Grafana.
 *
 * @param name namespace and name, as far as they are known
 * @param mode {@code server}, {@code agent} or {@code collector}
 * @param replicas the number of its replicas, or {@code unknown}
 * @param labels its external labels; a value that is not known is shown as it is written
 * @param destination where it sends to; empty if nowhere, or by a sidecar
 * @param needed how many metrics are needed
 * @param arriving how many of them pass
 * @param hops in the order in which a sample passes them
 */
public record TracedSender(
    String name,
    String mode,
    String replicas,
    NavigableMap<String, String> labels,
    String destination,
    int needed,
    int arriving,
    ReachesGrafana reachesGrafana,
    List<TracedHop> hops) {
  /** Keeps its own collections. */
  public TracedSender {
    labels = Collections.unmodifiableNavigableMap(new TreeMap<>(labels));
    hops = List.copyOf(hops);
  }

  /** Returns the hop of a stage, if the path has one. */
  public Optional<TracedHop> hop(Stage stage) {
    return hops.stream().filter(hop -> hop.stage() == stage).findFirst();
  }
}
