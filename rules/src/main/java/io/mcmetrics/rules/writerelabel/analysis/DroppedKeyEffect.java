package io.mcmetrics.rules.writerelabel.analysis;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.List;
import java.util.Optional;

/** The effect of a key that is dropped without an error. */
public final class DroppedKeyEffect {
  private DroppedKeyEffect() {}

  /** Returns the effect of a dropped key of remote write, as a clause. */
  public static String consequence(String meant) {
    return switch (meant) {
      case "remoteWrite" -> "nothing is sent";
      case "externalLabels" -> "what is sent has none of these labels";
      case "writeRelabelConfigs" -> "everything is sent as it is";
      default -> "the default applies";
    };
  }

  /** Returns the effect of the rest of a rule, as the end of a sentence; empty if it has none. */
  public static String consequence(RelabelRule rule, PrometheusDialect dialect) {
    RelabelChain left = RelabelChain.of(List.of(rule), dialect);
    Optional<RelabelFault> refusal =
        left.faults().stream().filter(RelabelFault::isFatal).findFirst();
    if (refusal.isPresent()) {
      return ", and Prometheus refuses what is left: " + refusal.get().message();
    }
    RelabelOutcome outcome = left.apply(LabelSet.open());
    if (outcome instanceof RelabelOutcome.Dropped) {
      return ", and the `" + rule.action().word() + "` that is left drops every series";
    }
    boolean filters = rule.knows(Part.ACTION) && rule.action().filters();
    return filters && outcome instanceof RelabelOutcome.Kept
        ? ", and the `" + rule.action().word() + "` that is left lets every series pass"
        : "";
  }
}
