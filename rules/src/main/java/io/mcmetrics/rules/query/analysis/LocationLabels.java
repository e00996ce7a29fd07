package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Known;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds external labels that say where a cluster is, such as its region. */
public final class LocationLabels {
  private LocationLabels() {}

  /** Tells whether each cluster with the label has one value of it, and not all have the same. */
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
