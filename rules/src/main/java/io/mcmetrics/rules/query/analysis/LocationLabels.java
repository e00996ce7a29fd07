package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Known;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells by which external labels the clusters of a fleet say where they are. */
public final class LocationLabels {
  private LocationLabels() {}

  /** Tells whether clusters give a label, each one value, and not all the same. */
  public static boolean areToldApartBy(String label, Fleet fleet) {
    if (label.contains("replica")) {
      return false;
    }
    Map<String, Set<String>> byCluster = new HashMap<>();
    for (Sender sender : fleet.senders()) {
      if (sender.externalLabels().value(label) instanceof Known<String> known) {
        byCluster
            .computeIfAbsent(sender.cluster().name(), any -> new HashSet<>())
            .add(known.value());
      }
    }
    boolean isOneEach = byCluster.values().stream().allMatch(values -> values.size() == 1);
    return isOneEach && byCluster.values().stream().distinct().count() > 1;
  }
}
