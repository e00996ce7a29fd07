package io.mcmetrics.rules.ingress;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.model.Sender;
import io.mcmetrics.network.Endpoint.Route;
import io.mcmetrics.yaml.Value.Known;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The largest batch that any sender pushes through some routes.
 *
 * @param samples how many samples it has
 * @param setting the setting that makes it so large; none for the default
 * @param clusters the names of the clusters that push through the routes
 */
record LargestBatch(int samples, List<Known<Integer>> setting, List<String> clusters) {
  /** Default of Prometheus since 2.44 (storage/remote, config.DefaultQueueConfig). */
  private static final int DEFAULT_SAMPLES = 2000;

  /** Measured for cAdvisor's long label sets, compressed; node-exporter's take 45. */
  private static final int BYTES_A_SAMPLE = 81;

  static LargestBatch through(List<Route> routes, Fleet fleet) {
    int samples = DEFAULT_SAMPLES;
    Optional<Known<Integer>> setting = Optional.empty();
    Set<String> clusters = new LinkedHashSet<>();
    for (Sender sender : fleet.senders()) {
      for (RemoteWrite write : sender.remoteWrites()) {
        if (goesThrough(write, routes)) {
          clusters.add(sender.cluster().name());
          if (write.maxSamplesPerSend() instanceof Known<Integer> size && size.value() > samples) {
            samples = size.value();
            setting = Optional.of(size);
          }
        }
      }
    }
    return new LargestBatch(samples, setting.stream().toList(), List.copyOf(clusters));
  }

  private static boolean goesThrough(RemoteWrite write, List<Route> routes) {
    return write.target().isPresent()
        && routes.stream().anyMatch(route -> WritePath.isHost(write.target().get(), route));
  }

  long bytes() {
    return (long) samples * BYTES_A_SAMPLE;
  }

  Problem explain(Problem problem) {
    Problem explained = problem;
    for (Known<Integer> size : setting) {
      explained = explained.see(size, "the largest batch is set here");
    }
    for (String cluster : clusters) {
      explained = explained.affecting(cluster);
    }
    return explained;
  }
}
