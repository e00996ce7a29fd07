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
 * @param label the one that counts
 * @param value its value
 * @param nameInLabel the name of the cluster that it gives
 * @param nameOfCluster the name of the cluster in the tree
 */
public record SenderWithClusterLabel(
    Sender sender,
    List<Label> labels,
    Label label,
    Known<String> value,
    ComparableClusterName nameInLabel,
    ComparableClusterName nameOfCluster) {
  /** Returns a sender with its label; empty if none has a known value. */
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
    ComparableClusterName nameOfCluster = ComparableClusterName.of(sender.cluster().name());
    return new SenderWithClusterLabel(
        sender, labels, label, value, ComparableClusterName.of(value.value()), nameOfCluster);
  }

  /** Returns the value of the label that counts. */
  public String text() {
    return value.value();
  }

  /** Returns the cluster of the sender. */
  public Cluster cluster() {
    return sender.cluster();
  }

  /** Tells whether two senders belong to one cluster. */
  public boolean isSameCluster(SenderWithClusterLabel other) {
    return SenderComparison.isOneCluster(cluster(), other.cluster());
  }

  /** Tells whether the label gives the name that the cluster has in the tree. */
  public boolean isNamedLikeItsCluster() {
    return text().equals(cluster().name());
  }

  /** Tells whether one of the labels that may name a cluster is of a certain name. */
  public boolean hasLabel(String wanted) {
    return labels.stream().anyMatch(label -> label.name().equals(wanted));
  }

  /** Tells whether both may send to the same receiver, and are not layers of one release. */
  public boolean mayMeet(SenderWithClusterLabel other) {
    return SenderComparison.ofReceivers(sender, other.sender)
            != SenderComparison.Receivers.DIFFERENT
        && !ValuesLayers.mayBelongTogether(sender, other.sender);
  }
}
