package io.mcmetrics.sender;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.Optional;

/**
 * The replicas of a Prometheus of the operator, which scrape the same targets, and the external
 * label by which they differ.
 *
 * @param count the number of replicas; absent for one
 * @param label the name of the label; absent for the default, empty for none
 */
public record Replicas(Value<Integer> count, Value<String> label) {
  private static final String DEFAULT_LABEL = "prometheus_replica";

  static Optional<Replicas> of(Document document, YamlMapping spec) {
    boolean isOfOperator =
        switch (document.kind()) {
          case "Prometheus", "PrometheusAgent", "MonitoringStack" -> true;
          default -> false;
        };
    // In DaemonSet mode, each pod scrapes only the targets of its own node.
    boolean onEachNode = spec.text("mode").isKnown("DaemonSet");
    return isOfOperator && !onEachNode
        ? Optional.of(new Replicas(spec.number("replicas"), spec.text("replicaExternalLabelName")))
        : Optional.empty();
  }

  /** Returns the name of the label, by default that of the operator; empty for none. */
  public String labelName() {
    return label instanceof Value.Known<String> known ? known.value() : DEFAULT_LABEL;
  }

  /** Tells whether there are several replicas, or may be. */
  public boolean maySendTwice() {
    return count instanceof Value.Unknown<Integer>
        || (count instanceof Value.Known<Integer> known && known.value() > 1);
  }
}
