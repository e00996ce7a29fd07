package io.mcmetrics.fleet;

import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;

/**
 * What a Grafana Mimir or a Cortex makes of the same series of two replicas: it keeps one of them
 * only if its tracker is on, samples are to be tracked, and the replicas differ in the label that
 * it looks at (Mimir 3.0.5, run).
 */
public record MimirReplicas(ContainerPort mimir, Infrastructure infrastructure) {
  private static final String USUAL_LABEL = "__replica__";

  /** What becomes of the series of replicas. */
  public enum Fate {
    /** One replica is kept. */
    JOINED,
    /** Both are kept, each under its own label. */
    BOTH,
    /** Both are poured into one series. */
    POURED_TOGETHER
  }

  /**
   * Returns what becomes of them; empty if the files do not tell.
   *
   * @param label the label by which the replicas differ
   */
  public Optional<Fate> fate(String label) {
    MimirConfiguration settings = new MimirConfiguration(mimir, infrastructure);
    Value<String> tracks =
        settings.setting(
            "distributor.ha-tracker.enable", "distributor", "ha_tracker", "enable_ha_tracker");
    Value<String> accepts =
        settings.setting(
            "distributor.ha-tracker.enable-for-all-users", "limits", "accept_ha_samples");
    Value<String> looked =
        settings.setting("distributor.ha-tracker.replica", "limits", "ha_replica_label");
    boolean isKnown =
        isKnown(tracks) && isKnown(accepts) && isKnown(looked) && !settings.hasOverrides();
    if (!isKnown) {
      return Optional.empty();
    }
    boolean isLooked = looked.known().orElse(USUAL_LABEL).equals(label);
    if (!accepts.isKnown("true") || !isLooked) {
      return Optional.of(Fate.BOTH);
    }
    return Optional.of(tracks.isKnown("true") ? Fate.JOINED : Fate.POURED_TOGETHER);
  }

  private static boolean isKnown(Value<String> value) {
    return value instanceof Known<String> || value instanceof Absent<String>;
  }
}
