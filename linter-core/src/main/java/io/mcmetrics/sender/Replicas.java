package io.mcmetrics.sender;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.Optional;

/**
 * How often the operator runs one Prometheus, each time with the same targets, and the external
 * label by which it tells those apart.
 *
 * @param count one if nobody says
 * @param label its name; empty for none
 */
public record Replicas(Value<Integer> count, Value<String> label) {
  private static final String DEFAULT_LABEL = "prometheus_replica";

  static Optional<Replicas> of(Document document, YamlMapping spec) {
    boolean isOperators =
        switch (document.kind()) {
          case "Prometheus", "PrometheusAgent", "MonitoringStack" -> true;
          default -> false;
        };
    // One pod for each node scrapes what is on that node, and nothing twice.
    boolean onEachNode = spec.text("mode").isKnown("DaemonSet");
    return isOperators && !onEachNode
        ? Optional.of(new Replicas(spec.number("replicas"), spec.text("replicaExternalLabelName")))
        : Optional.empty();
  }

  /** Returns the name of the label, that of the operator if nobody says; empty for none. */
  public String labelName() {
    return label instanceof Value.Known<String> known ? known.value() : DEFAULT_LABEL;
  }

  /** Tells whether there is more than one, or may be. */
  public boolean maySendTwice() {
    return count instanceof Value.Unknown<Integer>
        || (count instanceof Value.Known<Integer> known && known.value() > 1);
  }
}
