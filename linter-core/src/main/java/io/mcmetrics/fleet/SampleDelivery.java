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
 * One of the paths by which queries find the samples of a sender.
 *
 * @param destination where it sends them; empty if a Thanos sidecar serves them
 * @param way what they pass from there on
 */
public record SampleDelivery(Sender sender, Optional<Destination> destination, SamplePath way) {
  /** Tells whether a receiver receives the samples from the sender. */
  public boolean isTakenBy(Receive receive) {
    return isAmong(receive, way.receives());
  }

  /** Tells whether a receiver stores the samples. */
  public boolean isKeptBy(Receive receive) {
    return isAmong(receive, way.keepers());
  }

  @SuppressWarnings("ReferenceEquality") // Two that are equal are still two.
  private static boolean isAmong(Located one, List<? extends Located> all) {
    return all.stream().anyMatch(each -> each == one);
  }

  /** Returns how sure it is that the samples take this path. */
  public Confidence confidence() {
    Confidence limit = sender.sight().limit();
    if (destination.isEmpty()) {
      return limit;
    }
    boolean isRouted =
        way.resolution().entrance() == UrlTarget.ROUTED
            && way.resolution().routes().get(0).coversPath() == Coverage.YES;
    boolean isWithinCluster =
        way.resolution().entrance() == UrlTarget.INSIDE
            && way.receives().stream()
                .map(receive -> receive.component().workload().cluster().name())
                .allMatch(sender.cluster().name()::equals);
    // Not all of the configuration of a proxy is read.
    boolean isDirect = way.handovers().isEmpty();
    return (isDirect && (isRouted || isWithinCluster)) || limit != Confidence.CERTAIN
        ? limit
        : Confidence.LIKELY;
  }
}
