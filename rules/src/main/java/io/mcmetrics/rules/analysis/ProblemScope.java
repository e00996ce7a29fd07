package io.mcmetrics.rules.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import java.util.function.Predicate;

/** Says of a problem which clusters it affects, and what it stands in the way of. */
public final class ProblemScope {
  private ProblemScope() {}

  /**
   * Returns a problem of a sender. It affects the cluster of the sender, and is no more certain
   * than the sender is known.
   *
   * @param subject what the problem stands in the way of: the sender, or a part of it
   */
  public static Problem ofSender(Problem problem, Sender sender, Located subject) {
    return problem
        .atMost(sender.sight().limit())
        .affecting(sender.cluster().name())
        .concerning(subject);
  }

  /** Returns a problem of a destination, for which its first remote write stands. */
  public static Problem ofDestination(Problem problem, Destination destination) {
    return ofSender(problem, destination.sender(), destination.writes().get(0));
  }

  /** Returns a problem of each remote write to a destination. */
  public static Problem ofAllWrites(Problem problem, Destination destination) {
    Problem whole = problem;
    for (RemoteWrite write : destination.writes()) {
      whole = ofSender(whole, destination.sender(), write);
    }
    return whole;
  }

  /** Returns a problem that affects all clusters whose samples are delivered in a certain way. */
  public static Problem ofDeliveries(
      Problem problem, Fleet fleet, Predicate<SampleDelivery> isAffected) {
    Problem whole = problem;
    for (SampleDelivery delivery : fleet.deliveries()) {
      if (isAffected.test(delivery)) {
        whole = whole.affecting(delivery.sender().cluster().name());
      }
    }
    return whole;
  }
}
