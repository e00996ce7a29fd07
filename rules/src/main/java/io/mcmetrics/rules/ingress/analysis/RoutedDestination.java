package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.Resolution;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A destination of a sender, and the path of samples from there. Only destinations with an HTTP URL
 * are taken: other rules report what is wrong with the rest.
 *
 * @param samplePath the proxies, receivers and queriers behind the URL
 */
public record RoutedDestination(Destination destination, Url url, SamplePath samplePath)
    implements Located {
  /** Returns the destinations of all senders of a fleet, in their order. */
  public static List<RoutedDestination> in(Fleet fleet) {
    List<RoutedDestination> destinations = new ArrayList<>();
    for (SampleDelivery delivery : fleet.deliveries()) {
      Optional<Url> url = delivery.path().resolution().url().filter(RoutedDestination::isHttp);
      if (delivery.destination().isPresent() && url.isPresent()) {
        destinations.add(
            new RoutedDestination(delivery.destination().get(), url.get(), delivery.path()));
      }
    }
    return destinations;
  }

  private static boolean isHttp(Url url) {
    return url.scheme().equals("http") || url.scheme().equals("https");
  }

  /** Returns where the URL leads. */
  public Resolution resolution() {
    return samplePath.resolution();
  }

  /** Returns the cluster of the sender. */
  public Cluster cluster() {
    return destination.sender().cluster();
  }

  /** Tells whether the URL leads to a kind of target. */
  public boolean enters(UrlTarget entrance) {
    return resolution().urlTarget() == entrance;
  }

  /** Returns the path of the URL; a slash if there is none. */
  public String path() {
    return url.path().isEmpty() ? "/" : url.path();
  }

  /** Returns a problem that affects the samples to this destination. */
  public Problem blockedBy(Problem problem) {
    return ProblemScope.ofAllWrites(problem, destination);
  }

  /**
   * Returns a problem that affects the samples to some destinations, with the first three of them.
   */
  public static Problem blocked(List<RoutedDestination> destinations, Problem problem) {
    Problem blocked = problem;
    int shown = 0;
    for (RoutedDestination routed : destinations) {
      blocked = routed.blockedBy(blocked);
      if (shown < 3 && !isShown(blocked, routed)) {
        blocked = blocked.see(routed, "samples are sent to here");
        shown++;
      }
    }
    return blocked;
  }

  private static boolean isShown(Problem problem, RoutedDestination routed) {
    return problem.at().span().equals(routed.origin().span())
        || problem.related().stream()
            .anyMatch(related -> related.at().span().equals(routed.origin().span()));
  }

  @Override
  public Origin origin() {
    return destination.url().origin();
  }
}
