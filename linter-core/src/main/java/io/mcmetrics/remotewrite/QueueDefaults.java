package io.mcmetrics.remotewrite;

import java.time.Duration;
import java.util.Optional;

/**
 * The default settings of the queue (prometheus, {@code DefaultQueueConfig} in {@code
 * config/config.go} of each minor release).
 */
public record QueueDefaults(
    int capacity, int maxShards, int maxSamplesPerSend, Duration maxBackoff) {
  /** Since 2.44. */
  private static final QueueDefaults TODAY =
      new QueueDefaults(10_000, 50, 2000, Duration.ofSeconds(5));

  private static final QueueDefaults SINCE_2_32 =
      new QueueDefaults(2500, 200, 500, Duration.ofSeconds(5));
  private static final QueueDefaults SINCE_2_22 =
      new QueueDefaults(2500, 200, 500, Duration.ofMillis(100));
  private static final QueueDefaults SINCE_2_12 =
      new QueueDefaults(500, 1000, 100, Duration.ofMillis(100));

  /** Returns the defaults of a version; those of the newest if it is not known. */
  public static QueueDefaults of(Optional<MinorVersion> version) {
    if (version.isEmpty() || !version.get().isBefore(2, 44)) {
      return TODAY;
    }
    if (!version.get().isBefore(2, 32)) {
      return SINCE_2_32;
    }
    return version.get().isBefore(2, 22) ? SINCE_2_12 : SINCE_2_22;
  }
}
