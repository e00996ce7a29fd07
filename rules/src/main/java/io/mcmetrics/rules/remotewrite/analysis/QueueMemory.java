package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.remotewrite.QueueConfig;
import io.mcmetrics.remotewrite.QueueDefaults;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;

/**
 * The memory that a full queue takes: shards times capacity and batch (prometheus, practices for
 * remote write), beside all else that Prometheus needs.
 */
public final class QueueMemory {
  /** The least that a sample with the labels of Kubernetes takes while it waits. */
  private static final int BYTES_A_SAMPLE = 500;

  /** The part of the limit that the queue may take: the rest holds series and the log. */
  private static final double SHARE = 0.5;

  private QueueMemory() {}

  /**
   * Returns a problem if a queue is larger than the default one, and too large for its container.
   */
  public static Optional<Problem> problem(
      QueueConfig queue, Sender sender, Optional<MinorVersion> version) {
    QueueDefaults usual = QueueDefaults.of(version);
    Optional<Long> shards = size(queue.maxShards(), usual.maxShards());
    Optional<Long> capacity = size(queue.capacity(), usual.capacity());
    Optional<Long> batch = size(queue.maxSamplesPerSend(), usual.maxSamplesPerSend());
    if (!(sender.pod().memoryLimit() instanceof Known<Long> limit)
        || shards.isEmpty()
        || capacity.isEmpty()
        || batch.isEmpty()) {
      return Optional.empty();
    }
    double samples = shards.get().doubleValue() * (capacity.get() + batch.get());
    double byItself = (double) usual.maxShards() * (usual.capacity() + usual.maxSamplesPerSend());
    double bytes = samples * BYTES_A_SAMPLE;
    if (samples <= byItself || bytes <= limit.value() * SHARE) {
      return Optional.empty();
    }
    Located place = queue.capacity() instanceof Known<Integer> ? queue.capacity() : queue;
    return Optional.of(
        Problem.at(
                place,
                "%d shards of %d samples and a batch of %d take %d MiB once they are full, and the"
                    + " limit of the container is %d MiB: it is killed when the receiver is slow",
                shards.get(),
                capacity.get(),
                batch.get(),
                mebibytes(bytes),
                mebibytes(limit.value()))
            .see(limit, "the limit")
            // How many shards there will be depends on the traffic.
            .atMost(Confidence.POSSIBLE));
  }

  private static long mebibytes(double bytes) {
    return Math.round(bytes / (1 << 20));
  }

  private static Optional<Long> size(Value<Integer> set, int usual) {
    if (set instanceof Value.Absent<Integer>) {
      return Optional.of((long) usual);
    }
    return set.known().filter(size -> size > 0).map(Integer::longValue);
  }
}
