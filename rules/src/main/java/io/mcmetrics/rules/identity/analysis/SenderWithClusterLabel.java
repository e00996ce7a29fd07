package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/**
 * A sender that says by an external label which cluster it is from.
 *
 * @param labels all labels of it that may name a cluster
 * @param name the value of the one that counts
 * @param called what it says
 * @param home what its cluster is called
 */
public record SenderWithClusterLabel(
    Sender sender,
    List<Label> labels,
    Label label,
    Known<String> value,
    ClusterName nameInLabel,
    ClusterName nameOfCluster) {
  /** Returns a sender with its name; empty if it has none that is known. */
  public static Optional<SenderWithClusterLabel> of(Sender sender, Fleet fleet) {
    List<Label> labels =
        sender.externalLabels().labels().stream()
            .filter(
                label ->
                    ClusterLabels.isNamedBy(label.name(), fleet) && !ClusterLabels.isEmpty(label))
            .toList();
    return labels.stream()
        .filter(label -> label.name().equals(fleet.clusterLabel()))
        .findFirst()
        .or(() -> labels.stream().findFirst())
        .filter(label -> label.value() instanceof Known<String>)
        .map(label -> of(sender, labels, label, (Known<String>) label.value()));
  }

  private static SenderWithClusterLabel of(
      Sender sender, List<Label> labels, Label label, Known<String> value) {
    ClusterName nameOfCluster = ClusterName.of(sender.cluster().name());
    return new SenderWithClusterLabel(
        sender, labels, label, value, ClusterName.of(value.value()), nameOfCluster);
  }

  public String text() {
    return value.value();
  }

  public Cluster cluster() {
    return sender.cluster();
  }

  public boolean isSameCluster(SenderWithClusterLabel other) {
    return SenderComparison.isOneCluster(cluster(), other.cluster());
  }

  /** Tells whether it is called what its cluster is. */
  public boolean isNamedLikeItsCluster() {
    return text().equals(cluster().name());
  }

  public boolean hasLabel(String wanted) {
    return labels.stream().anyMatch(label -> label.name().equals(wanted));
  }

  /** Tells whether what both send may meet, and neither completes the other. */
  public boolean mayMeet(SenderWithClusterLabel other) {
    return SenderComparison.ofReceivers(sender, other.sender)
            != SenderComparison.Receivers.DIFFERENT
        && !ValuesLayers.mayBelongTogether(sender, other.sender);
  }
}
