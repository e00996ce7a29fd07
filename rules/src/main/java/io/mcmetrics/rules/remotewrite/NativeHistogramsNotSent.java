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
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.remotewrite.analysis.SenderVersion;
import io.mcmetrics.scrape.HistogramScraping;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags native histograms that are scraped and not sent. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "histograms scraped in a form that is not sent",
    why =
        """
        The panels are there on the edge and empty in the centre: native histograms are not sent
        unless `sendNativeHistograms` says so, by remote write 2.0 no more than by 1.0, and those with
        custom buckets are never sent by 1.0: `Dropped native histogram with custom buckets (NHCB)`.
        """,
    symptom =
        """
        `prometheus_remote_storage_histograms_total` stays at 0, though the sender's own API has
        the histograms. Those with custom buckets are logged as
        `Dropped native histogram with custom buckets`, and counted by
        `prometheus_remote_storage_histograms_dropped_total{reason="nhcb_in_rw1_not_supported"}`.
        Panels with `histogram_quantile` say "No data" in the centre.
        """,
    remedy =
        """
        Set `sendNativeHistograms: true` (`send_native_histograms` in prometheus.yml), or keep the
        classic form as well with `scrapeClassicHistograms: true` (`always_scrape_classic_histograms`).
        """,
    confidence =
        """
        Likely at most: no file tells whether any target has native histograms. Never surer than
        the sender is seen.
        """,
    sources = {
      "Prometheus 3.16.0, storage/remote/queue_manager.go, AppendHistograms: what is sent, "
          + "and what is dropped under 1.0",
      "Prometheus 3.16.0, docs/configuration/configuration.md, remote_write: "
          + "send_native_histograms is false by default",
      "Prometheus 3.16.0, run: remote write 2.0 with the default sends no native histogram either"
    },
    severity = WARNING,
    stage = REMOTE_WRITE)
public final class NativeHistogramsNotSent implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      if (sender.histograms().keepsClassic() || !sender.sight().whole()) {
        continue;
      }
      for (RemoteWrite write : sender.remoteWrites()) {
        if (isPrometheus(write)) {
          converted(write, sender)
              .or(() -> unsent(write, sender))
              .map(problem -> ProblemScope.ofSender(problem, sender, write))
              .ifPresent(out);
        }
      }
    }
  }

  private static boolean isPrometheus(RemoteWrite write) {
    return write.settings().syntax() != RelabelSyntax.VICTORIA_METRICS;
  }

  private static boolean mayCarryCustomBuckets(RemoteWrite write) {
    return write.settings().isRemoteWrite2()
        || write.settings().protocol() instanceof Value.Unknown<String>;
  }

  private static Optional<Problem> converted(RemoteWrite write, Sender sender) {
    Optional<Origin> converted = sender.histograms().conversionSetting();
    if (converted.isEmpty()
        || mayCarryCustomBuckets(write)
        || SenderVersion.isBefore(sender, 3, 4)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                converted.get(),
                "every classic histogram becomes one with custom buckets, which remote write 1.0"
                    + " does not carry: no histogram arrives")
            .see(write.url(), "what is sent to here is remote write 1.0")
            .withWeight(Weight.HEAVIER));
  }

  /**
   * Remote write 2.0 makes no difference, although the reference of the configuration says so
   * (Prometheus 3.16.0, run).
   */
  private static Optional<Problem> unsent(RemoteWrite write, Sender sender) {
    Value<Boolean> send = write.settings().nativeHistograms();
    Optional<Origin> scraped = scraped(sender);
    if (scraped.isEmpty() || send.isKnown(true) || send instanceof Value.Unknown<Boolean>) {
      return Optional.empty();
    }
    Located place = send instanceof Value.Known<Boolean> ? send : write.url();
    return Optional.of(
        Problem.at(
                place,
                "native histograms are scraped and not sent: `%s` is not true",
                write.settings().syntax() == RelabelSyntax.PROMETHEUS_FILE
                    ? "send_native_histograms"
                    : "sendNativeHistograms")
            .see(scraped.get(), "they are taken in their native form alone")
            // No file tells whether any target has such histograms.
            .atMost(Confidence.LIKELY));
  }

  /** The setting exists since 3.8; since 3.9 the feature flag has no effect. */
  private static Optional<Origin> scraped(Sender sender) {
    HistogramScraping histograms = sender.histograms();
    Optional<Origin> bySetting =
        SenderVersion.isBefore(sender, 3, 8) ? Optional.empty() : histograms.nativeSetting();
    boolean isFeature =
        MinorVersion.of(sender.version()).isEmpty() || SenderVersion.isBefore(sender, 3, 9);
    return bySetting.or(() -> isFeature ? histograms.featureSetting() : Optional.empty());
  }
}
