package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.network.Url;
import io.mcmetrics.rules.analysis.ReceivePath;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells whether a receiver deduplicates the samples of replicas, which Thanos Receive does not. */
public final class ReceiverDeduplication {
  /** The label by which the distributors of Mimir and Cortex choose one replica. */
  private static final String HA_LABEL = "__replica__";

  /** Parts of the names of receivers that deduplicate, by that label or by themselves. */
  private static final List<String> JOINING =
      List.of("mimir", "cortex", "victoria", "vminsert", "vmagent", "vmauth", "vmsingle");

  /** Where Mimir and Cortex take samples, where VictoriaMetrics does, and where Amazon does. */
  private static final List<String> JOINING_PATHS =
      List.of("/api/v1/push", "/api/prom/push", "/insert/", "/api/v1/remote_write");

  private ReceiverDeduplication() {}

  /**
   * Tells whether what a destination is called, or what is sent to it, tells of such a receiver.
   */
  public static boolean isDoneBy(Destination destination) {
    String url = destination.url().written();
    String lower = url.toLowerCase(Locale.ROOT);
    return Stream.concat(JOINING.stream(), JOINING_PATHS.stream()).anyMatch(lower::contains)
        || labels(destination.sender()).anyMatch(label -> label.name().equals(HA_LABEL))
        || destination.sender().operatorLabels().contains(HA_LABEL)
        || destination.rules().stream().anyMatch(rule -> rule.targetLabel().equals(HA_LABEL));
  }

  /**
   * Tells whether an external label has another value for each pod, for example by the reloader.
   */
  public static boolean hasLabelOfPod(Sender sender) {
    return labels(sender)
        .anyMatch(
            label ->
                label.value() instanceof Value.Unknown<String> unknown
                    ? unknown.text().contains("POD") || unknown.text().contains("HOSTNAME")
                    : label.value() instanceof Value.Known<String> known
                        && known.value().startsWith("$("));
  }

  /** Returns how certain it is that the receiver does not deduplicate. */
  public static Confidence confidence(Destination destination) {
    if (!(destination.url() instanceof Value.Known<String> known)) {
      return Confidence.POSSIBLE;
    }
    boolean isThanos = Url.parse(known.value()).filter(ReceivePath::isIn).isPresent();
    boolean isCalledSo = known.value().contains("thanos") || known.value().contains("receive");
    return isThanos ? Confidence.CERTAIN : isCalledSo ? Confidence.LIKELY : Confidence.POSSIBLE;
  }

  private static Stream<Label> labels(Sender sender) {
    return sender.externalLabels().labels().stream();
  }
}
