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
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sender sends to one place, and where that leads. Only URLs by which something can be sent
 * make journeys: what is wrong with the others is another rule's to say.
 */
public record RoutedDestination(Destination destination, Url url, SamplePath way)
    implements Located {
  public static List<RoutedDestination> in(Fleet fleet) {
    List<RoutedDestination> journeys = new ArrayList<>();
    for (SampleDelivery passage : fleet.passages()) {
      Optional<Url> url = passage.way().resolution().url().filter(RoutedDestination::isHttp);
      if (passage.destination().isPresent() && url.isPresent()) {
        journeys.add(new RoutedDestination(passage.destination().get(), url.get(), passage.way()));
      }
    }
    return journeys;
  }

  private static boolean isHttp(Url url) {
    return url.scheme().equals("http") || url.scheme().equals("https");
  }

  public Resolution resolution() {
    return way.resolution();
  }

  public Cluster cluster() {
    return destination.sender().cluster();
  }

  public boolean enters(UrlTarget entrance) {
    return resolution().entrance() == entrance;
  }

  /** Returns the path of the URL; a slash if there is none. */
  public String path() {
    return url.path().isEmpty() ? "/" : url.path();
  }

  /** Returns a problem that stands in the way of this. */
  public Problem blockedBy(Problem problem) {
    Problem blocked =
        problem
            .atMost(destination.sender().sight().limit())
            .affecting(destination.sender().cluster().name());
    for (RemoteWrite write : destination.writes()) {
      blocked = blocked.concerning(write);
    }
    return blocked;
  }

  /** Returns a problem that stands in the way of some, of which the first few are shown. */
  public static Problem blocked(List<RoutedDestination> journeys, Problem problem) {
    Problem blocked = problem;
    int shown = 0;
    for (RoutedDestination journey : journeys) {
      blocked = journey.blockedBy(blocked);
      if (shown < 3 && !isShown(blocked, journey)) {
        blocked = blocked.see(journey, "samples are sent to here");
        shown++;
      }
    }
    return blocked;
  }

  private static boolean isShown(Problem problem, RoutedDestination journey) {
    return problem.at().span().equals(journey.origin().span())
        || problem.related().stream()
            .anyMatch(related -> related.at().span().equals(journey.origin().span()));
  }

  @Override
  public Origin origin() {
    return destination.url().origin();
  }
}
