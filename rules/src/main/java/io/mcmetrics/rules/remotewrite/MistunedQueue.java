package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.remotewrite.QueueConfig;
import io.mcmetrics.remotewrite.QueueDefaults;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.analysis.SampleBytes;
import io.mcmetrics.rules.remotewrite.analysis.BatchesPerShard;
import io.mcmetrics.rules.remotewrite.analysis.PrometheusDurations;
import io.mcmetrics.rules.remotewrite.analysis.QueueMemory;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Known;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Flags queues that are worse than the default one. Few shards alone may protect a small receiver,
 * and are no fault.
 */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a remote write queue that is worse than the default",
    why =
        """
        A queue that is too small falls behind when there is much to send:
        `prometheus_remote_storage_samples_pending` grows, and after about two hours what has not
        been sent is gone. Batches that are too large are answered with `413`, and are not tried again.
        """,
    symptom =
        """
        `prometheus_remote_storage_shards` stands at `prometheus_remote_storage_shards_max`, with
        `prometheus_remote_storage_shards_desired` above it;
        `prometheus_remote_storage_samples_pending` and the age of
        `prometheus_remote_storage_queue_highest_sent_timestamp_seconds` grow. Graphs of this
        cluster end some minutes ago. Batches above a body limit are logged as
        `non-recoverable error` with 413.
        """,
    remedy =
        """
        Leave `queueConfig` out: the defaults are 50 shards, batches of 2000 samples and a capacity of
        10000. Otherwise make the capacity three to ten times the batch.
        """,
    confidence =
        """
        Certain where both sizes are written, or one is and the release says the other, and for a
        setting without effect. Likely where a default depends on a release that is not written,
        and where the harm depends on the traffic. Possible for memory, since the number of shards
        follows the traffic. Few shards alone are no finding: they may protect a small receiver.
        """,
    sources = {
      "Prometheus 3.16.0, config/config.go, DefaultQueueConfig: 50 shards, 2000 samples, "
          + "capacity 10000",
      "Prometheus 3.16.0, storage/remote/queue_manager.go, newQueue: the capacity is "
          + "counted in whole batches, one at least",
      "Prometheus 3.16.0, documentation/prometheus-mixin/alerts.libsonnet: the alerts for a "
          + "queue that falls behind",
      "Prometheus documentation, Remote write tuning: a capacity of three to ten batches",
      "prometheus-operator 0.93.0, pkg/prometheus/promcfg.go: maxRetries is written for "
          + "releases before 2.11 only"
    },
    severity = WARNING,
    stage = REMOTE_WRITE)
public final class MistunedQueue implements FleetRule {
  /** Above that, a batch may be too large for a proxy in front of a receiver. */
  private static final int LARGE_BATCH = 5000;

  /** Above that, it takes most of the one megabyte that nginx lets pass by default. */
  private static final int HUGE_BATCH = 10_000;

  /** Until 2.32 the default was 100ms. */
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      Optional<MinorVersion> version = MinorVersion.of(sender.version());
      for (RemoteWrite write : sender.remoteWrites()) {
        if (write.settings().syntax() != RelabelSyntax.VICTORIA_METRICS) {
          QueueConfig queue = write.settings().queue();
          Consumer<Problem> own =
              problem -> out.accept(ProblemScope.ofSender(problem, sender, write));
          BatchesPerShard.of(queue, version).flatMap(BatchesPerShard::problem).ifPresent(own);
          QueueMemory.problem(queue, sender, version).ifPresent(own);
          shortBackoff(queue, QueueDefaults.of(version)).ifPresent(own);
          batch(write, fleet).ifPresent(own);
          retries(write).ifPresent(own);
        }
      }
    }
  }

  private static Optional<Problem> shortBackoff(QueueConfig queue, QueueDefaults defaults) {
    if (!(queue.maxShards() instanceof Known<Integer> shards)
        || !(queue.maxBackoff() instanceof Known<Duration> pause)
        || shards.value() >= defaults.maxShards()
        || pause.value().compareTo(SHORT_PAUSE) >= 0
        || pause.value().compareTo(defaults.maxBackoff()) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                shards,
                "at most %d requests at a time instead of %d, and no longer a pause than %s instead"
                    + " of %s: after an outage this pesters the receiver, and does not catch up",
                shards.value(),
                defaults.maxShards(),
                PrometheusDurations.text(pause.value()),
                PrometheusDurations.text(defaults.maxBackoff()))
            .see(pause, "the longest pause after a failure")
            .atMost(Confidence.LIKELY));
  }

  /**
   * Where the tree has the route, its limit is known, and other rules compare the batch with it.
   */
  private static Optional<Problem> batch(RemoteWrite write, Fleet fleet) {
    if (!(write.settings().queue().maxSamplesPerSend() instanceof Known<Integer> size)
        || size.value() <= LARGE_BATCH
        || write.target().filter(url -> isServed(url.host(), fleet)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                size,
                "batches of %d samples take up to %d KiB: over a limit on the way they are answered"
                    + " with `413`, and are not tried again",
                size.value(),
                (long) size.value() * SampleBytes.WITH_LONG_LABELS / 1024)
            .atMost(Confidence.LIKELY)
            .withWeight(size.value() < HUGE_BATCH ? Weight.LIGHTER : Weight.USUAL));
  }

  private static boolean isServed(String host, Fleet fleet) {
    return fleet.endpoints().stream()
        .flatMap(endpoint -> endpoint.routes().stream())
        .anyMatch(route -> route.host().isKnown(host));
  }

  /** In prometheus.yml the key is not even known. */
  private static Optional<Problem> retries(RemoteWrite write) {
    boolean isRead = write.settings().syntax() == RelabelSyntax.CUSTOM_RESOURCE;
    return isRead && write.settings().queue().maxRetries() instanceof Known<Integer> retries
        ? Optional.of(
            Problem.at(
                    retries,
                    "`maxRetries` is of no effect since Prometheus 2.11: it tries again until the"
                        + " sample is too old")
                .withWeight(Weight.LIGHTER))
        : Optional.empty();
  }
}
