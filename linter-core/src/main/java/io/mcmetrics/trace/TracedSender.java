package io.mcmetrics.trace;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.source.Span;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * @param labelPlaces where their values are written, by name; a secret may stand there
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
    Map<String, Span> labelPlaces,
    String destination,
    int needed,
    int arriving,
    ReachesGrafana reachesGrafana,
    List<TracedHop> hops) {
  /** Keeps its own collections. */
  public TracedSender {
    labels = Collections.unmodifiableNavigableMap(new TreeMap<>(labels));
    labelPlaces = Map.copyOf(labelPlaces);
    hops = List.copyOf(hops);
  }

  /** Makes a sender of whose labels no place is known. */
  public TracedSender(
      String name,
      String mode,
      String replicas,
      NavigableMap<String, String> labels,
      String destination,
      int needed,
      int arriving,
      ReachesGrafana reachesGrafana,
      List<TracedHop> hops) {
    this(
        name,
        mode,
        replicas,
        labels,
        Map.of(),
        destination,
        needed,
        arriving,
        reachesGrafana,
        hops);
  }

  /** Returns the hop of a stage, if the path has one. */
  public Optional<TracedHop> hop(Stage stage) {
    return hops.stream().filter(hop -> hop.stage() == stage).findFirst();
  }
}
