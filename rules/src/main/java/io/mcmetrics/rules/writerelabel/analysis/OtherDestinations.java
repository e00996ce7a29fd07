package io.mcmetrics.rules.writerelabel.analysis;

import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.sender.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The other destinations of the metrics of a cluster: who sends all needed metrics to one of them
 * may send a selection to another.
 */
public record OtherDestinations(List<Destination> destinations) {
  /** Keeps its own list. */
  public OtherDestinations {
    destinations = List.copyOf(destinations);
  }

  /**
   * Returns the other destinations of the sender, and the same URL in other senders of its cluster.
   * A sender that would be the same object is no other one: one of the two replaces the other.
   */
  public static OtherDestinations than(Destination destination, Fleet fleet) {
    Sender sender = destination.sender();
    String place = destination.url().written();
    List<Destination> others = new ArrayList<>();
    for (Sender other : fleet.sendersOf(sender.cluster())) {
      if (other.cluster().equals(sender.cluster()) && !other.mayBeSameObjectAs(sender)) {
        boolean isOneself = other.equals(sender);
        fleet.destinations(other).stream()
            .filter(each -> each.url().written().equals(place) != isOneself)
            .forEach(others::add);
      }
    }
    return new OtherDestinations(others);
  }

  /** Tells whether a needed metric may reach one of them. */
  public boolean mayPass(String name) {
    return destinations.stream().anyMatch(passes(name));
  }

  private static Predicate<Destination> passes(String name) {
    return each -> !each.isRelabelled() || !each.passingMetrics().dropped().containsKey(name);
  }

  /** Tells whether one of them gets what dashboards need. */
  public boolean suffice() {
    return destinations.stream()
        .anyMatch(each -> !FilterSeverity.leavesTooLittle(each) && TotalLoss.of(each).isEmpty());
  }
}
