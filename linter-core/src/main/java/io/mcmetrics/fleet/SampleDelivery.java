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
 * @param path what they pass from there on
 */
public record SampleDelivery(Sender sender, Optional<Destination> destination, SamplePath path) {
  /** Tells whether a receiver receives the samples from the sender. */
  public boolean isReceivedBy(Receive receive) {
    return isAmong(receive, path.receives());
  }

  /** Tells whether a receiver stores the samples. */
  public boolean isIngestedBy(Receive receive) {
    return isAmong(receive, path.ingestors());
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
        path.resolution().urlTarget() == UrlTarget.ROUTED
            && path.resolution().routes().get(0).pathCoverage() == Coverage.YES;
    boolean isWithinCluster =
        path.resolution().urlTarget() == UrlTarget.INSIDE
            && path.receives().stream()
                .map(receive -> receive.component().workload().cluster().name())
                .allMatch(sender.cluster().name()::equals);
    // Not all of the configuration of a proxy is read.
    boolean isDirect = path.proxyHops().isEmpty();
    return (isDirect && (isRouted || isWithinCluster)) || limit != Confidence.CERTAIN
        ? limit
        : Confidence.LIKELY;
  }
}
