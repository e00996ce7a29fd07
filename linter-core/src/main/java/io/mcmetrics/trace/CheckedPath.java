package io.mcmetrics.trace;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.thanos.Component;
import java.util.List;
import java.util.Optional;

/**
 * The path whose checks are asked for.
 *
 * @param destination where the samples are sent; empty for a sidecar, and where nothing is sent
 * @param sidecar the sidecar that serves them, if it is one
 * @param unreadSenders what may send as well and was not evaluated
 */
record CheckedPath(
    Fleet fleet,
    Sender sender,
    Optional<Destination> destination,
    Optional<Component> sidecar,
    SamplePath path,
    List<Gap> unreadSenders) {
  /** Returns what is not known of the policies that apply at a stage. */
  List<Unseen> policies(Stage stage) {
    return destination
        .map(place -> new PolicyNotes(fleet, place).unsettled(stage, path))
        .orElse(List.of());
  }
}
