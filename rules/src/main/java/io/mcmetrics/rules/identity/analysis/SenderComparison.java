package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.network.Url;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import java.util.Locale;

/** Compares two senders: where they send to, and by what they can be told apart. */
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
    boolean isOneNamespace =
        one.namespace() instanceof Known<String> known && other.namespace().isKnown(known.value());
    return isOneNamespace ? Resolution.IN_ONE_NAMESPACE : Resolution.IN_ONE_CLUSTER;
  }

  /** Tells whether two are one cluster; what is guessed to be called the same need not be. */
  public static boolean isOneCluster(Cluster one, Cluster other) {
    return one.name().equals(other.name())
        && (one.naming() != Naming.GUESSED || one.path().equals(other.path()));
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
            && header.value() instanceof Known<String> known
            && second.value() instanceof Known<String> different
            && !known.value().equals(different.value())) {
          return true;
        }
      }
    }
    return false;
  }

  /** An HA pair, or shards, differ in a label that says so. */
  public static boolean areReplicas(Sender one, Sender other) {
    return one.externalLabels().labels().stream()
        .filter(label -> isReplicaLabel(label.name()))
        .anyMatch(label -> !sameValue(label.value(), other.externalLabels().value(label.name())));
  }

  private static boolean isReplicaLabel(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("replica") || lower.contains("shard");
  }

  /** Tells whether a label beside the cluster's sets two senders apart. */
  public static boolean differInOtherLabels(Sender one, Sender other, Fleet fleet) {
    return one.externalLabels().labels().stream()
        .filter(label -> !label.name().equals(fleet.clusterLabel()))
        .anyMatch(label -> !sameValue(label.value(), other.externalLabels().value(label.name())));
  }

  /** Tells whether both got the label from the very same place, as two builds of one base do. */
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

  private static boolean sameValue(Value<String> one, Value<String> other) {
    return one instanceof Known<String> known && other.isKnown(known.value());
  }
}
