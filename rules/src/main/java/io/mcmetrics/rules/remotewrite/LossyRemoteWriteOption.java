package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.remotewrite.MetadataConfig;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.analysis.ReceivePath;
import io.mcmetrics.rules.remotewrite.analysis.BatchOverLimit;
import io.mcmetrics.rules.remotewrite.analysis.PrometheusDurations;
import io.mcmetrics.rules.remotewrite.analysis.SenderVersion;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags options of remote write by which samples are lost that would arrive without them. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "options of remote write that lose samples",
    why =
        """
        Without these options, Prometheus keeps what it cannot send for about two hours, and sends
        it when the receiver is back. With them, every short outage leaves a hole that nothing fills:
        `prometheus_remote_storage_samples_dropped_total{reason="too_old"}` counts it. A batch over a
        limit of Thanos Receive is answered with `413`, and is not sent again either.
        """,
    symptom =
        """
        An age limit drops samples after an outage:
        `prometheus_remote_storage_samples_dropped_total{reason="too_old"}` grows and no line is
        logged above the level debug. A short timeout shows as `context deadline exceeded` beside
        `Failed to send batch, retrying`. A limit of Thanos Receive is answered with 413
        (`too many samples`, `too many timeseries`, `write request too large`) and logged as
        `non-recoverable error`.
        """,
    remedy =
        """
        Leave the option out, or set it well above the longest outage that is to be survived, and make
        batches no larger than what the receiver takes.
        """,
    confidence =
        """
        Certain for what the option does by itself: an age limit, a timeout of zero, metadata that
        is turned off; and where a written limit of Thanos Receive is below the batch that is
        sent. Likely for a short timeout, and where the size of samples or a default of a release
        that is not written decides.
        """,
    sources = {
      "Prometheus 3.16.0, storage/remote/queue_manager.go: samples above the age limit "
          + "count with the reason `too_old`",
      "Thanos 0.42.5, pkg/receive/handler.go, receiveHTTP: limits of a request are answered "
          + "with 413, the one of active series with 429",
      "Thanos 0.42.5, docs/components/receive.md, Limits & gates (experimental): what a "
          + "limit does to a sender",
      "prometheus-operator 0.93.0, pkg/prometheus/promcfg.go: metadata settings without "
          + "`send` turn it off"
    },
    severity = WARNING,
    stage = REMOTE_WRITE)
public final class LossyRemoteWriteOption implements FleetRule {
  /** An upgrade of a receiver or of its nodes takes as long. */
  private static final Duration SHORTEST_AGE = Duration.ofMinutes(30);

  /** How long Thanos Receive waits for its peers (thanos, {@code --receive-forward-timeout}). */
  private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(5);

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (RemoteWrite write : sender.remoteWrites()) {
        if (write.settings().syntax() != RelabelSyntax.VICTORIA_METRICS) {
          Consumer<Problem> own =
              problem -> out.accept(ProblemScope.ofSender(problem, sender, write));
          ageLimit(write, sender).ifPresent(own);
          timeout(write).ifPresent(own);
          metadata(write).ifPresent(own);
          BatchOverLimit.problems(write, sender, fleet).forEach(own);
        }
      }
    }
  }

  /** A limit of zero is no limit. The operator omits it for a Prometheus before 2.50. */
  private static Optional<Problem> ageLimit(RemoteWrite write, Sender sender) {
    if (!(write.settings().queue().sampleAgeLimit() instanceof Known<Duration> limit)
        || limit.value().isZero()
        || limit.value().compareTo(SHORTEST_AGE) >= 0
        || SenderVersion.isBefore(sender, 2, 50)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
            limit,
            "samples are dropped when they are %s old: whatever the receiver is away for longer is"
                + " lost, though Prometheus keeps it for two hours",
            PrometheusDurations.text(limit.value())));
  }

  private static Optional<Problem> timeout(RemoteWrite write) {
    if (!(write.settings().timeout() instanceof Known<Duration> timeout)) {
      return Optional.empty();
    }
    if (timeout.value().isZero()) {
      return Optional.of(
          Problem.at(
                  timeout,
                  "a timeout of zero is over before a request is sent: each ends in `context"
                      + " deadline exceeded`, and nothing ever arrives")
              .withWeight(Weight.HEAVIER));
    }
    return timeout.value().compareTo(SHORTEST_TIMEOUT) < 0
        ? Optional.of(
            Problem.at(
                    timeout,
                    "requests are given up after %s, while Thanos Receive waits 5s for its peers:"
                        + " what it takes in is sent again, and the queue grows",
                    PrometheusDurations.text(timeout.value()))
                .atMost(Confidence.LIKELY)
                .withWeight(Weight.LIGHTER))
        : Optional.empty();
  }

  /** Thanos Receive has no use for metadata that comes by itself, so it loses nothing. */
  private static Optional<Problem> metadata(RemoteWrite write) {
    Optional<MetadataConfig> metadata = write.settings().metadata();
    boolean isThanos = write.target().filter(ReceivePath::isIn).isPresent();
    if (metadata.isEmpty()
        || isThanos
        || write.settings().isRemoteWrite2()
        || write.settings().syntax() != RelabelSyntax.CUSTOM_RESOURCE
        || !(metadata.get().send() instanceof Value.Absent<Boolean>)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                metadata.get(),
                "without `send: true` this turns metadata off: types and help texts of metrics do"
                    + " not arrive")
            .withWeight(Weight.LIGHTER));
  }
}
