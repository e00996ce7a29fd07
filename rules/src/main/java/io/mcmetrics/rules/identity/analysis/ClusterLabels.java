package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.IdentityLabelFinder;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.Set;

/** Tells by which labels a sender says which cluster it is from. */
public final class ClusterLabels {
  /** Regular expressions that match whatever there is. */
  private static final Set<String> MATCH_ALL = Set.of("", "(.*)", ".*", "(.+)", ".+");

  private ClusterLabels() {}

  /**
   * Tells whether a label may name the cluster. If the settings name the label, only that one does.
   */
  public static boolean isNamedBy(String label, Fleet fleet) {
    String wanted = fleet.clusterLabel();
    boolean anyName = !fleet.isLabelGiven() || wanted.equals(FleetOptions.DEFAULTS.clusterLabel());
    return label.equals(wanted) || (anyName && IdentityLabelFinder.isClusterLike(label));
  }

  /** Tells whether an external label names the cluster, or may, since its value is unknown. */
  public static boolean isLabelled(Sender sender, Fleet fleet) {
    if (sender.externalLabels().value(fleet.clusterLabel()) instanceof Value.Unknown<String>) {
      return true;
    }
    return sender.externalLabels().labels().stream()
        .anyMatch(label -> isNamedBy(label.name(), fleet) && !isEmpty(label));
  }

  /** Tells whether a label has no value: Prometheus drops it. */
  public static boolean isEmpty(Label label) {
    return label.value() instanceof Value.Absent<String>
        || (label.value() instanceof Value.Known<String> known && known.value().isBlank());
  }

  /** Returns the first remote write that has nothing but external labels to name the cluster. */
  public static Optional<RemoteWrite> firstRelying(Sender sender, Fleet fleet) {
    boolean isNamedElsewhere =
        sender.scrapeLabels().contains(fleet.clusterLabel())
            || fleet.labelsOfReceive().contains(fleet.clusterLabel());
    return isNamedElsewhere
        ? Optional.empty()
        : sender.remoteWrites().stream()
            // Without a URL it is a base that overlays complete, and it sends nothing.
            .filter(write -> !(write.url() instanceof Value.Absent<String>))
            .filter(write -> !isSetBy(write, fleet))
            .findFirst();
  }

  /** Tells whether there is a label for the cluster, even one without a value. */
  public static boolean isWritten(Sender sender, Fleet fleet) {
    return sender.externalLabels().labels().stream()
        .anyMatch(label -> isNamedBy(label.name(), fleet));
  }

  /** Tells whether write relabelling adds such a label to every series. */
  public static boolean isSetBy(RemoteWrite write, Fleet fleet) {
    return write.relabelling().stream().anyMatch(rule -> isSetBy(rule, fleet));
  }

  private static boolean isSetBy(RelabelRule rule, Fleet fleet) {
    boolean always =
        rule.sourceLabels().isEmpty()
            || !rule.knows(Part.REGEX)
            || MATCH_ALL.contains(rule.regex());
    boolean mayTarget = !rule.knows(Part.TARGET_LABEL) || isNamedBy(rule.targetLabel(), fleet);
    return rule.action() == RelabelAction.REPLACE && always && mayTarget;
  }
}
