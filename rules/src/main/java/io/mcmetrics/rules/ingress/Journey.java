package io.mcmetrics.rules.ingress;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.model.Destination;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.Passage;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.Entrance;
import io.mcmetrics.path.Resolution;
import io.mcmetrics.path.Way;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sender sends to one place, and where that leads. Only URLs by which something can be sent
 * make journeys: what is wrong with the others is another rule's to say.
 */
record Journey(Destination destination, Url url, Way way) implements Located {
  static List<Journey> in(Fleet fleet) {
    List<Journey> journeys = new ArrayList<>();
    for (Passage passage : fleet.passages()) {
      Optional<Url> url = passage.way().resolution().url().filter(Journey::isHttp);
      if (passage.destination().isPresent() && url.isPresent()) {
        journeys.add(new Journey(passage.destination().get(), url.get(), passage.way()));
      }
    }
    return journeys;
  }

  private static boolean isHttp(Url url) {
    return url.scheme().equals("http") || url.scheme().equals("https");
  }

  Resolution resolution() {
    return way.resolution();
  }

  Cluster cluster() {
    return destination.sender().cluster();
  }

  boolean enters(Entrance entrance) {
    return resolution().entrance() == entrance;
  }

  /** Returns the path of the URL; a slash if there is none. */
  String path() {
    return url.path().isEmpty() ? "/" : url.path();
  }

  /** Returns a problem that stands in the way of this. */
  Problem blockedBy(Problem problem) {
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
  static Problem blocked(List<Journey> journeys, Problem problem) {
    Problem blocked = problem;
    int shown = 0;
    for (Journey journey : journeys) {
      blocked = journey.blockedBy(blocked);
      if (shown < 3 && !isShown(blocked, journey)) {
        blocked = blocked.see(journey, "samples are sent to here");
        shown++;
      }
    }
    return blocked;
  }

  private static boolean isShown(Problem problem, Journey journey) {
    return problem.at().span().equals(journey.origin().span())
        || problem.related().stream()
            .anyMatch(related -> related.at().span().equals(journey.origin().span()));
  }

  @Override
  public Origin origin() {
    return destination.url().origin();
  }
}
