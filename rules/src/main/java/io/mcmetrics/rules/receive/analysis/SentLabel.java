package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rules.analysis.Confidences;
import io.mcmetrics.rules.analysis.LabelRemoval;
import io.mcmetrics.rules.analysis.PodVariable;
import io.mcmetrics.rules.analysis.ReceivePath;
import io.mcmetrics.rules.analysis.Tenant;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Replicas;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An external label that a sender adds to all samples of a destination.
 *
 * @param value unknown if it differs between the pods of the sender
 * @param place where it is written, or where it would be
 */
public record SentLabel(SampleDelivery delivery, String name, Value<String> value, Located place) {
  /** Returns the external labels of all senders, with those that the operator adds. */
  public static List<SentLabel> in(Fleet fleet) {
    List<SentLabel> all = new ArrayList<>();
    for (SampleDelivery delivery : fleet.deliveries()) {
      if (delivery.destination().isPresent()
          && !LabelRemoval.isPossible(delivery.destination().get())) {
        addLabels(delivery, all);
      }
    }
    return all;
  }

  private static void addLabels(SampleDelivery delivery, List<SentLabel> all) {
    Sender sender = delivery.sender();
    for (Label label : sender.externalLabels().labels()) {
      boolean isEmpty = label.value() instanceof Value.Absent<String> || label.value().isKnown("");
      if (!isEmpty) {
        all.add(new SentLabel(delivery, label.name(), label.value(), label));
      }
    }
    for (String name : sender.operatorLabels()) {
      all.add(new SentLabel(delivery, name, new Value.Unknown<>("", sender.origin()), sender));
    }
  }

  /** Returns the sender that adds the label. */
  public Sender sender() {
    return delivery.sender();
  }

  /**
   * Returns the labels that a receiver adds to the series of the sender. The tenant label is one of
   * them, unless the sender itself names the tenant.
   */
  public List<NamedValue> labelsBy(Receive receive) {
    if (receive.mode() == Receive.Mode.ROUTER) {
      return List.of();
    }
    List<NamedValue> all = new ArrayList<>(receive.labels());
    Optional<Tenant> tenant = tenant();
    if (tenant.isPresent() && receive.tenantLabel() instanceof Known<String> told) {
      if (!tenant.get().isSaid()) {
        all.add(new NamedValue(told.value(), tenant.get().name(), told.origin()));
      }
      all.addAll(receive.labelsOfHashrings(tenant.get().name().value()));
    }
    return all;
  }

  /** Returns the tenant of these samples; empty if it is not certain. */
  private Optional<Tenant> tenant() {
    Set<Tenant> tenants = new LinkedHashSet<>();
    for (Receive taker : delivery.path().receives()) {
      for (RemoteWrite write : delivery.destination().map(Destination::writes).orElse(List.of())) {
        Optional<Tenant> tenant =
            taker.takesTenantsFromHeader()
                ? Tenant.of(write, taker, delivery.path())
                : Optional.empty();
        if (tenant.isEmpty()) {
          return tenant;
        }
        tenants.add(tenant.get());
      }
    }
    return tenants.size() == 1 ? tenants.stream().findFirst() : Optional.empty();
  }

  /** Tells whether a label of a receiver has the same name and another value. */
  public boolean isHiddenBy(NamedValue label, Receive receive) {
    boolean isSame = label.value() instanceof Known<String> known && value.isKnown(known.value());
    return name.equals(label.name())
        && !isSame
        && mayDiffer(label)
        && (delivery.isIngestedBy(receive) || mayBeSentTo(receive));
  }

  /** Tells whether a label may differ: two values that are set elsewhere may be equal. */
  private boolean mayDiffer(NamedValue label) {
    return label.value() instanceof Known<String> || PodVariable.isIn(label.value());
  }

  /** Tells whether a URL that no resource of the tree answers may lead to the receiver. */
  private boolean mayBeSentTo(Receive receive) {
    boolean isOut =
        delivery.path().resolution().urlTarget() == UrlTarget.OUTSIDE
            && delivery.path().receives().isEmpty();
    return isOut
        && receive.mode() != Receive.Mode.ROUTER
        && delivery.path().resolution().url().filter(ReceivePath::isIn).isPresent();
  }

  /** Returns how certain it is that the label of the receiver hides this one. */
  public Confidence confidence(NamedValue label, Receive receive) {
    boolean isTenant = receive.tenantLabel().isKnown(label.name());
    // A proxy in between may set the tenant.
    boolean mayBeSaid = delivery.path().resolution().urlTarget() != UrlTarget.INSIDE;
    Confidence limit =
        NamedValue.find(receive.labels(), label.name()).isPresent()
            ? Confidence.CERTAIN
            : isTenant && mayBeSaid ? Confidence.POSSIBLE : Confidence.LIKELY;
    return Confidences.lower(confidence(), limit);
  }

  private Confidence confidence() {
    return delivery.path().receives().isEmpty()
        ? Confidence.POSSIBLE
        : value instanceof Known<String> || sender().operatorLabels().contains(name)
            ? delivery.confidence()
            : Confidence.LIKELY;
  }

  /** Tells whether it is the replica label of a sender with one replica. */
  public boolean isOfOneReplica() {
    boolean mayBeMany = sender().replicas().filter(Replicas::maySendTwice).isPresent();
    return sender().operatorLabels().contains(name) && !mayBeMany;
  }
}
