package io.mcmetrics.rules.remotewrite;

import io.mcmetrics.model.Destination;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The ways that metrics of a cluster take beside one destination: who sends all that is needed to
 * one place may send a selection to another.
 */
record OtherWays(List<Destination> destinations) {
  /** Keeps its own list. */
  OtherWays {
    destinations = List.copyOf(destinations);
  }

  /** Returns the other destinations of the sender, and the same one of its neighbours. */
  static OtherWays than(Destination destination, Fleet fleet) {
    Sender sender = destination.sender();
    String place = destination.url().written();
    List<Destination> others = new ArrayList<>();
    for (Sender other : fleet.senders()) {
      if (other.cluster().equals(sender.cluster())) {
        boolean isOneself = other.equals(sender);
        fleet.destinations(other).stream()
            .filter(way -> way.url().written().equals(place) != isOneself)
            .forEach(others::add);
      }
    }
    return new OtherWays(others);
  }

  /** Tells whether a needed metric may take one of them. */
  boolean mayPass(String name) {
    return destinations.stream().anyMatch(passes(name));
  }

  private static Predicate<Destination> passes(String name) {
    return way -> !way.isRelabelled() || !way.survivors().dropped().containsKey(name);
  }

  /** Tells whether one of them gets what dashboards need. */
  boolean suffice() {
    return destinations.stream()
        .anyMatch(way -> !Restriction.starves(way) && Blockage.of(way).isEmpty());
  }
}
