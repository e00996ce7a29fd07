package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.rules.analysis.SampleBytes;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/**
 * The largest batch of some senders.
 *
 * @param samples how many samples it has
 * @param setting the setting that makes it so large; none for the default
 */
public record LargestBatch(int samples, List<Known<Integer>> setting) {
  /** Default of Prometheus since 2.44 (storage/remote, config.DefaultQueueConfig). */
  private static final int DEFAULT_SAMPLES = 2000;

  /** Returns the largest batch among some destinations. */
  public static LargestBatch of(List<RoutedDestination> destinations) {
    int samples = DEFAULT_SAMPLES;
    Optional<Known<Integer>> setting = Optional.empty();
    for (RoutedDestination routed : destinations) {
      for (RemoteWrite write : routed.destination().writes()) {
        if (write.maxSamplesPerSend() instanceof Known<Integer> size && size.value() > samples) {
          samples = size.value();
          setting = Optional.of(size);
        }
      }
    }
    return new LargestBatch(samples, setting.stream().toList());
  }

  /** Returns the size of the request, compressed. */
  public long bytes() {
    return (long) samples * SampleBytes.WITH_LONG_LABELS;
  }

  Problem explain(Problem problem) {
    Problem explained = problem;
    for (Known<Integer> size : setting) {
      explained = explained.see(size, "the largest batch is set here");
    }
    return explained;
  }
}
