package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.remotewrite.QueueConfig;
import io.mcmetrics.remotewrite.QueueDefaults;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;

/**
 * How many batches fit into the queue of a shard. There are at least one, and Prometheus advises
 * three to ten (prometheus, {@code newQueue} in {@code storage/remote/queue_manager.go}; its
 * practices for remote write).
 *
 * @param isSure false if one of them is a default of a version that is not known
 */
public record BatchesPerShard(QueueConfig queue, int capacity, int batch, boolean isSure) {
  private static final int FEWEST = 3;
  private static final int MOST = 10;

  /** Returns the sizes of a queue; empty if both are defaults, or one is unknown. */
  public static Optional<BatchesPerShard> of(QueueConfig queue, Optional<MinorVersion> version) {
    boolean isSet =
        queue.capacity() instanceof Known<Integer>
            || queue.maxSamplesPerSend() instanceof Known<Integer>;
    boolean isKnown =
        !(queue.capacity() instanceof Value.Unknown<Integer>)
            && !(queue.maxSamplesPerSend() instanceof Value.Unknown<Integer>);
    if (!isSet || !isKnown) {
      return Optional.empty();
    }
    QueueDefaults defaults = QueueDefaults.of(version);
    int capacity =
        queue.capacity() instanceof Known<Integer> own ? own.value() : defaults.capacity();
    int batch =
        queue.maxSamplesPerSend() instanceof Known<Integer> own
            ? own.value()
            : defaults.maxSamplesPerSend();
    boolean isBoth =
        queue.capacity() instanceof Known<Integer>
            && queue.maxSamplesPerSend() instanceof Known<Integer>;
    // What is not above zero is refused, or divided by.
    return capacity > 0 && batch > 0
        ? Optional.of(new BatchesPerShard(queue, capacity, batch, isBoth || version.isPresent()))
        : Optional.empty();
  }

  /** Returns what is wrong with it. */
  public Optional<Problem> problem() {
    if (capacity < batch) {
      return Optional.of(
          problem("less than one batch: a shard reads nothing while it sends, and falls behind"));
    }
    if (capacity < FEWEST * batch) {
      return Optional.of(problem("less than three batches").withWeight(Weight.LIGHTER));
    }
    boolean isSet = queue.capacity() instanceof Known<Integer>;
    return isSet && (long) capacity > (long) MOST * batch
        ? Optional.of(
            problem("more than ten batches: it takes memory, and sends nothing faster")
                .withWeight(Weight.LIGHTER))
        : Optional.empty();
  }

  private Problem problem(String what) {
    boolean isSet = queue.capacity() instanceof Known<Integer>;
    Problem problem =
        Problem.at(
                isSet ? queue.capacity() : queue.maxSamplesPerSend(),
                "a capacity of %d for batches of %d is %s",
                capacity,
                batch,
                what)
            .atMost(isSure ? Confidence.CERTAIN : Confidence.LIKELY);
    return isSet && queue.maxSamplesPerSend() instanceof Known<Integer>
        ? problem.see(queue.maxSamplesPerSend(), "the size of a batch")
        : problem;
  }
}
