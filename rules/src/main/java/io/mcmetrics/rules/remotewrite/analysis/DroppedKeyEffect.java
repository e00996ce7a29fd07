package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.List;
import java.util.Optional;

/** What follows where a key is left out without a word. */
public final class DroppedKeyEffect {
  private DroppedKeyEffect() {}

  /** Returns what becomes of what is written under a key of remote writing. */
  public static String consequence(String meant) {
    return switch (meant) {
      case "remoteWrite" -> "nothing is sent";
      case "externalLabels" -> "what is sent has none of these labels";
      case "writeRelabelConfigs" -> "everything is sent as it is";
      default -> "the default applies";
    };
  }

  /** Returns what is left of a rule, as the end of a sentence; empty if there is nothing to say. */
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
