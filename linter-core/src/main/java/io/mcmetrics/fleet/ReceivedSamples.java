package io.mcmetrics.fleet;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelEffect;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;

/**
 * What a Thanos Receive makes of the labels of what it gets by remote write; what it gets from
 * other receivers it stores as it is (thanos, pkg/receive/handler.go).
 */
public record ReceivedSamples(Receive receive, Destination destination, String clusterLabel) {
  private static final String CLIENT_CA = "remote-write.server-tls-client-ca";

  /** Returns what the receiver makes of the samples to the destination. */
  public SampleFate fate() {
    Value<String> field = receive.tenantCertificateField();
    boolean hasNoCertificates =
        receive.takesTenantsFromCertificates()
            && receive.component().commandLine().isWhole()
            && !receive.component().commandLine().has(CLIENT_CA);
    if (hasNoCertificates) {
      return SampleFate.lost(field);
    }
    Value<String> split = receive.splitLabel();
    if (split.isKnown(clusterLabel)) {
      return receive.tenantLabel().isKnown(clusterLabel)
          ? SampleFate.kept(split)
          : SampleFate.unnamed(split);
    }
    boolean isOpen =
        split instanceof Value.Unknown<String>
            || (split instanceof Known<String> && receive.hashrings().isConfigured());
    if (isOpen || receive.relabelling().isEmpty()) {
      return SampleFate.unknown(isOpen ? split : receive);
    }
    List<RelabelRule> rules = receive.relabelling().get();
    return rules.isEmpty()
        ? SampleFate.kept(receive)
        : relabelled(rules, labels(destination, clusterLabel), clusterLabel, receive);
  }

  /** Labels that write relabelling may change are not known. */
  private static LabelSet labels(Destination destination, String clusterLabel) {
    Sender sender = destination.sender();
    boolean mayChange = destination.writes().stream().anyMatch(RemoteWrite::editsLabels);
    LabelSet labels = LabelSet.open().with(clusterLabel, new LabelValue.Unknown());
    for (Label label : sender.externalLabels().labels()) {
      labels =
          label.value() instanceof Known<String> known && !mayChange
              ? labels.with(label.name(), known.value())
              : labels.with(label.name(), new LabelValue.Unknown());
    }
    return labels;
  }

  static SampleFate relabelled(
      List<RelabelRule> rules, LabelSet labels, String clusterLabel, Located place) {
    RelabelChain chain = RelabelChain.of(rules, PrometheusDialect.PROMETHEUS_3);
    RelabelOutcome outcome = chain.apply(labels);
    if (outcome instanceof Dropped dropped) {
      return SampleFate.lost(dropped.by());
    }
    for (RelabelEffect effect : chain.effects(labels)) {
      LabelSet after =
          effect.outcome() instanceof Kept kept
              ? kept.labels()
              : effect.outcome() instanceof Undecided open ? open.labels() : labels;
      if (after.lacks(clusterLabel) && !labels.lacks(clusterLabel)) {
        return SampleFate.unnamed(effect.rule());
      }
    }
    boolean isSure =
        outcome instanceof Kept kept
            && kept.labels().value(clusterLabel).equals(labels.value(clusterLabel));
    return isSure ? SampleFate.kept(place) : SampleFate.unknown(rules.get(0));
  }
}
