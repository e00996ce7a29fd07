package io.mcmetrics.fleet;

import io.mcmetrics.thanos.Component;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;

/**
 * Whether a sidecar of Thanos serves what Prometheus keeps. {@code --min-time} is relative to now:
 * one without a minus lies ahead (thanos, pkg/model/timeduration.go).
 */
public record ServedSamples(Component sidecar) {
  private static final String DURATION = "(?:\\d+(?:ms|[smhdwy]))++";

  /** Returns what becomes of the newest samples. */
  public SampleFate fate() {
    Value<String> minTime = sidecar.commandLine().last("min-time");
    if (minTime instanceof Absent<String>) {
      return SampleFate.kept(sidecar);
    }
    if (!(minTime instanceof Known<String> known)) {
      return SampleFate.unknown(minTime);
    }
    if (known.value().matches(DURATION)) {
      return SampleFate.lost(minTime);
    }
    boolean isPast = known.value().matches("-" + DURATION) || known.value().startsWith("0000-");
    return isPast ? SampleFate.kept(minTime) : SampleFate.unknown(minTime);
  }
}
