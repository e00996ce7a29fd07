package io.mcmetrics.rules.identity;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.model.ExternalLabels.Label;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.Sender;
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
record NamedSender(
    Sender sender,
    List<Label> labels,
    Label label,
    Known<String> name,
    ClusterName called,
    ClusterName home) {
  /** Returns a sender with its name; empty if it has none that is known. */
  static Optional<NamedSender> of(Sender sender, Fleet fleet) {
    List<Label> labels =
        sender.externalLabels().labels().stream()
            .filter(label -> Identity.isNamedBy(label.name(), fleet) && !Identity.isEmpty(label))
            .toList();
    return labels.stream()
        .filter(label -> label.name().equals(fleet.clusterLabel()))
        .findFirst()
        .or(() -> labels.stream().findFirst())
        .filter(label -> label.value() instanceof Known<String>)
        .map(label -> of(sender, labels, label, (Known<String>) label.value()));
  }

  private static NamedSender of(
      Sender sender, List<Label> labels, Label label, Known<String> name) {
    ClusterName home = ClusterName.of(sender.cluster().name());
    return new NamedSender(sender, labels, label, name, ClusterName.of(name.value()), home);
  }

  String text() {
    return name.value();
  }

  Cluster cluster() {
    return sender.cluster();
  }

  boolean isSameCluster(NamedSender other) {
    return Likeness.isOneCluster(cluster(), other.cluster());
  }

  /** Tells whether it is called what its cluster is. */
  boolean isProper() {
    return text().equals(cluster().name());
  }

  boolean hasLabel(String wanted) {
    return labels.stream().anyMatch(label -> label.name().equals(wanted));
  }

  /** Tells whether what both send may meet, and neither completes the other. */
  boolean meets(NamedSender other) {
    return Likeness.ofReceivers(sender, other.sender) != Likeness.Receivers.DIFFERENT
        && !ValuesLayers.mayBelongTogether(sender, other.sender);
  }
}
