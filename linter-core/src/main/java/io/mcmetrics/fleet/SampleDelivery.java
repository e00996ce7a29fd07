package io.mcmetrics.fleet;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Receive;
import java.util.List;
import java.util.Optional;

/**
 * One of the ways by which the samples of a sender are found.
 *
 * @param destination where it sends them; empty if a sidecar gives them away
 * @param way what they pass then
 */
public record SampleDelivery(Sender sender, Optional<Destination> destination, SamplePath way) {
  /** Tells whether a receiver takes the samples from the sender. */
  public boolean isTakenBy(Receive receive) {
    return isAmong(receive, way.receives());
  }

  /** Tells whether a receiver keeps the samples. */
  public boolean isKeptBy(Receive receive) {
    return isAmong(receive, way.keepers());
  }

  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  private static boolean isAmong(Located one, List<? extends Located> all) {
    return all.stream().anyMatch(each -> each == one);
  }

  /** Returns how sure it is that the samples go this way. */
  public Confidence confidence() {
    Confidence limit = sender.sight().limit();
    if (destination.isEmpty()) {
      return limit;
    }
    boolean isRouted =
        way.resolution().entrance() == UrlTarget.ROUTED
            && way.resolution().routes().get(0).coversPath() == Coverage.YES;
    boolean isAtHome =
        way.resolution().entrance() == UrlTarget.INSIDE
            && way.receives().stream()
                .map(receive -> receive.component().workload().cluster().name())
                .allMatch(sender.cluster().name()::equals);
    // A configuration of a proxy says more than what is read of it.
    boolean isDirect = way.handovers().isEmpty();
    return (isDirect && (isRouted || isAtHome)) || limit != Confidence.CERTAIN
        ? limit
        : Confidence.LIKELY;
  }
}
