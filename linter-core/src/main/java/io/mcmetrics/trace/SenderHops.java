package io.mcmetrics.trace;

import static io.mcmetrics.trace.PathHops.ok;
import static io.mcmetrics.trace.PathHops.seen;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.network.Url;
import io.mcmetrics.relabel.proof.PassingMetrics;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.sender.UnmodelledSetting;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hops of a path that belong to its sender. */
final class SenderHops {
  /** There can be thousands of rules; more are no use as evidence. */
  private static final int MOST_RULES = 50;

  private final Fleet fleet;
  private final Sender sender;

  SenderHops(Fleet fleet, Sender sender) {
    this.fleet = fleet;
    this.sender = sender;
  }

  /** A setting that is not evaluated makes a hop that looks in order an unknown one. */
  private TracedHop evaluated(TracedHop hop) {
    Optional<UnmodelledSetting> setting = sender.unmodelledAt(hop.stage());
    if (setting.isEmpty() || hop.status() != HopStatus.OK) {
      return hop;
    }
    List<Related> evidence = new ArrayList<>(hop.evidence());
    evidence.add(new Related(setting.get().origin(), "this setting"));
    String message = hop.message() + ", but " + setting.get().what();
    return new TracedHop(hop.stage(), HopStatus.UNKNOWN, message, evidence, hop.ruleIds());
  }

  TracedHop identity() {
    return evaluated(writtenIdentity());
  }

  TracedHop relabel(Destination destination) {
    return evaluated(writtenRelabelling(destination));
  }

  TracedHop remoteWrite(Destination destination) {
    return evaluated(writtenRemoteWrite(destination));
  }

  private TracedHop writtenIdentity() {
    String key = fleet.clusterLabel();
    Value<String> value = sender.externalLabels().value(key);
    if (value instanceof Known<String> known && !known.value().isEmpty()) {
      return ok(
          Stage.IDENTITY,
          "%s=\"%s\"".formatted(key, known.value()),
          List.of(new Related(value.origin(), "the external label")));
    }
    if (fleet.labelsOfReceive().contains(key)) {
      return ok(Stage.IDENTITY, "Thanos Receive gives the label `" + key + "`", List.of());
    }
    boolean isRelabelled = sender.unmodelledAt(Stage.RELABEL).isPresent();
    String missing =
        isRelabelled
            ? "no external label `%s` is written down, and relabelling that is not evaluated may set it"
            : "no external label `%s` is written down";
    boolean mayBeWritten =
        value instanceof Value.Unknown<String> && !(value.written().isEmpty() && isRelabelled);
    String what = mayBeWritten ? "the value of the external label `%s` is not known" : missing;
    return new TracedHop(
        Stage.IDENTITY,
        HopStatus.UNKNOWN,
        what.formatted(key),
        seen(List.<Located>of(value), "would stand here"),
        List.of());
  }

  private TracedHop writtenRelabelling(Destination destination) {
    if (!destination.isRelabelled()) {
      return ok(Stage.RELABEL, "everything is sent", List.of());
    }
    PassingMetrics passing = destination.passingMetrics();
    int needed = passing.neededCount();
    int kept = passing.passing().size();
    int undecided = passing.undecided().size();
    String sent = "%d of %d metrics that are asked for are sent".formatted(kept, needed);
    String words =
        undecided == 0
            ? sent
            : "%s, and of %d more it depends on labels".formatted(sent, undecided);
    List<Related> evidence =
        seen(destination.rules().stream().limit(MOST_RULES).toList(), "a rule");
    return new TracedHop(
        Stage.RELABEL,
        passing.undecided().isEmpty() ? HopStatus.OK : HopStatus.UNKNOWN,
        words,
        evidence,
        List.of());
  }

  private TracedHop writtenRemoteWrite(Destination destination) {
    Value<String> url = destination.url();
    List<Related> evidence = List.of(new Related(url.origin(), "the URL"));
    Optional<Url> parts = destination.writes().get(0).target();
    return parts.isPresent()
        ? ok(Stage.REMOTE_WRITE, "to " + parts.get().withoutSecrets(), evidence)
        : new TracedHop(
            Stage.REMOTE_WRITE,
            HopStatus.UNKNOWN,
            url instanceof Known<String>
                ? "the URL has no host"
                : "something outside the files fills in the URL",
            evidence,
            List.of());
  }
}
