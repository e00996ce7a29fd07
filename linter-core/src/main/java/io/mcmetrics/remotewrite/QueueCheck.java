package io.mcmetrics.remotewrite;

import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Prometheus objects to in a queue since 3.12 (prometheus, {@code QueueConfig.Validate} in
 * {@code config/config.go}). Before, it accepts any value, and a queue without shards or with
 * batches of no samples never sends any.
 */
final class QueueCheck {
  private static final int MAJOR = 3;
  private static final int MINOR = 12;
  private static final Duration DEFAULT_MIN_BACKOFF = Duration.ofMillis(30);

  private final List<WriteFault> faults = new ArrayList<>();

  private QueueCheck() {}

  static List<WriteFault> faults(QueueConfig queue) {
    QueueCheck check = new QueueCheck();
    check.positive("max_shards", queue.maxShards());
    check.positive("min_shards", queue.minShards());
    check.positive("max_samples_per_send", queue.maxSamplesPerSend());
    check.positive("capacity", queue.capacity());
    if (check.faults.isEmpty()) {
      check.order(queue);
    }
    return check.faults;
  }

  private void positive(String name, Value<Integer> value) {
    // An empty block is all of these at once.
    boolean isNew = faults.stream().noneMatch(fault -> fault.origin().equals(value.origin()));
    if (value instanceof Known<Integer> known && known.value() <= 0 && isNew) {
      add("remote write queue " + name + " must be positive", known);
    }
  }

  private void order(QueueConfig queue) {
    QueueDefaults defaults = QueueDefaults.of(Optional.empty());
    if (known(queue.minShards(), 1) > known(queue.maxShards(), defaults.maxShards())) {
      add("remote write queue min_shards must not be greater than max_shards", queue.minShards());
    }
    Duration least = known(queue.minBackoff(), DEFAULT_MIN_BACKOFF);
    Duration most = known(queue.maxBackoff(), defaults.maxBackoff());
    boolean isKnown =
        !(queue.minBackoff() instanceof Value.Unknown<Duration>)
            && !(queue.maxBackoff() instanceof Value.Unknown<Duration>);
    if (isKnown && most.compareTo(least) < 0) {
      add(
          "remote write queue max_backoff must not be less than min_backoff",
          queue.maxBackoff() instanceof Known<Duration> set ? set : queue.minBackoff());
    }
  }

  /** An unknown value is taken to be the default, with which comparisons hold in most cases. */
  private static <T> T known(Value<T> value, T otherwise) {
    return value instanceof Known<T> known ? known.value() : otherwise;
  }

  private void add(String message, Located where) {
    faults.add(WriteFault.refused(message, where).since(MAJOR, MINOR));
  }
}
