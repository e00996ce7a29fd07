package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.network.Url;
import io.mcmetrics.rules.analysis.KnownValues;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Unknown;
import java.util.Locale;

/** Compares two senders: the receivers that they send to, and the labels that differ. */
public final class SenderComparison {
  /** Whether two senders reach the same receiver. */
  public enum Receivers {
    DIFFERENT,
    MAYBE_THE_SAME,
    THE_SAME
  }

  /** A name of the cluster's own DNS leads to another Service in every cluster. */
  private enum Resolution {
    APART,
    IN_ONE_CLUSTER,
    IN_ONE_NAMESPACE
  }

  private SenderComparison() {}

  /** Tells whether remote writes of two senders reach the same receiver, taking the surest pair. */
  public static Receivers ofReceivers(Sender one, Sender other) {
    Receivers best = Receivers.DIFFERENT;
    for (RemoteWrite first : one.remoteWrites()) {
      for (RemoteWrite second : other.remoteWrites()) {
        Receivers these = ofReceivers(first, second, resolution(one, other));
        best = these.compareTo(best) > 0 ? these : best;
      }
    }
    return best;
  }

  private static Receivers ofReceivers(RemoteWrite one, RemoteWrite other, Resolution names) {
    if (areDifferentTenants(one, other)) {
      return Receivers.DIFFERENT;
    }
    if (one.url() instanceof Unknown<String> first
        && other.url() instanceof Unknown<String> second) {
      boolean sameText = !first.text().isEmpty() && first.text().equals(second.text());
      return sameText ? Receivers.MAYBE_THE_SAME : Receivers.DIFFERENT;
    }
    boolean same =
        one.target().isPresent()
            && other.target().isPresent()
            && areSame(one.target().get(), other.target().get(), names);
    return same ? Receivers.THE_SAME : Receivers.DIFFERENT;
  }

  private static boolean areSame(Url one, Url other, Resolution names) {
    boolean isShort = one.host().indexOf('.') < 0;
    boolean resolves =
        !one.isInsideTheCluster()
            || names == Resolution.IN_ONE_NAMESPACE
            || (names == Resolution.IN_ONE_CLUSTER && !isShort);
    return resolves
        && one.host().equals(other.host())
        && one.path().replaceFirst("/+$", "").equals(other.path().replaceFirst("/+$", ""));
  }

  private static Resolution resolution(Sender one, Sender other) {
    if (!isOneCluster(one.cluster(), other.cluster())) {
      return Resolution.APART;
    }
    boolean isOneNamespace = KnownValues.areSame(one.namespace(), other.namespace());
    return isOneNamespace ? Resolution.IN_ONE_NAMESPACE : Resolution.IN_ONE_CLUSTER;
  }

  /** Tells whether two are one cluster. Two guessed names that are equal need not be one. */
  public static boolean isOneCluster(Cluster one, Cluster other) {
    return one.name().equals(other.name()) && (!one.isGuessed() || one.path().equals(other.path()));
  }

  /** Returns how sure that is: directories of one name in two places may be two clusters. */
  public static Confidence confidence(Cluster one, Cluster other) {
    boolean isOnePlace = one.path().equals(other.path());
    return isOnePlace || one.naming() != Naming.BY_CONVENTION
        ? Confidence.CERTAIN
        : Confidence.POSSIBLE;
  }

  private static boolean areDifferentTenants(RemoteWrite one, RemoteWrite other) {
    for (Label header : one.headers()) {
      for (Label second : other.headers()) {
        if (header.name().equalsIgnoreCase(second.name())
            && KnownValues.areDifferent(header.value(), second.value())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tells whether two senders are an HA pair or shards: they differ in a label for that. */
  public static boolean areReplicas(Sender one, Sender other) {
    return one.externalLabels().labels().stream()
        .filter(label -> isReplicaLabel(label.name()))
        .anyMatch(
            label ->
                !KnownValues.areSame(label.value(), other.externalLabels().value(label.name())));
  }

  private static boolean isReplicaLabel(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("replica") || lower.contains("shard");
  }

  /** Tells whether two senders differ in an external label other than that of the cluster. */
  public static boolean differInOtherLabels(Sender one, Sender other, Fleet fleet) {
    return one.externalLabels().labels().stream()
        .filter(label -> !label.name().equals(fleet.clusterLabel()))
        .anyMatch(
            label ->
                !KnownValues.areSame(label.value(), other.externalLabels().value(label.name())));
  }

  /** Tells whether both have the label from one line of one file, as two builds of a base do. */
  public static boolean isWrittenOnce(Sender one, Sender other, Fleet fleet) {
    boolean nested =
        one.unit().path().startsWith(other.unit().path())
            || other.unit().path().startsWith(one.unit().path());
    String label = fleet.clusterLabel();
    return nested
        && one.externalLabels()
            .value(label)
            .origin()
            .span()
            .equals(other.externalLabels().value(label).origin().span());
  }
}
