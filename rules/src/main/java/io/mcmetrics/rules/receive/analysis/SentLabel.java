package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
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
 * A label that a sender gives to all it sends somewhere.
 *
 * @param value unknown if it is another for each of its pods
 * @param place where it is written, or where it would be
 */
public record SentLabel(SampleDelivery delivery, String name, Value<String> value, Located place) {
  private static final String RECEIVE_PATH = "/api/v1/receive";

  /** The relabelling that may take a label away, or give it another name. */
  private static final Set<RelabelAction> TAKING =
      Set.of(RelabelAction.LABELDROP, RelabelAction.LABELKEEP, RelabelAction.LABELMAP);

  public static List<SentLabel> in(Fleet fleet) {
    List<SentLabel> all = new ArrayList<>();
    for (SampleDelivery delivery : fleet.passages()) {
      if (delivery.destination().filter(SentLabel::keepsLabels).isPresent()) {
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

  private static boolean keepsLabels(Destination destination) {
    return destination.rules().stream().noneMatch(SentLabel::mayTake);
  }

  private static boolean mayTake(RelabelRule rule) {
    return !rule.knows(Part.ACTION) || TAKING.contains(rule.action());
  }

  public Sender sender() {
    return delivery.sender();
  }

  /**
   * Returns the labels that a receiver gives to what it keeps of the sender. The tenant is one of
   * them, which is meant to be seen where the sender says it.
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

  /** Returns whose samples these are taken for; empty if that is not sure. */
  private Optional<Tenant> tenant() {
    Set<Tenant> tenants = new LinkedHashSet<>();
    for (Receive taker : delivery.way().receives()) {
      for (RemoteWrite write : delivery.destination().map(Destination::writes).orElse(List.of())) {
        Optional<Tenant> tenant =
            taker.takesTenantsByHeader()
                ? Tenant.of(write, taker, delivery.way())
                : Optional.empty();
        if (tenant.isEmpty()) {
          return tenant;
        }
        tenants.add(tenant.get());
      }
    }
    return tenants.size() == 1 ? tenants.stream().findFirst() : Optional.empty();
  }

  /** Tells whether a label of a receiver is of the same name, and says something else. */
  public boolean isHiddenBy(NamedValue label, Receive receive) {
    boolean isSame = label.value() instanceof Known<String> known && value.isKnown(known.value());
    return name.equals(label.name())
        && !isSame
        && mayDiffer(label)
        && (delivery.isKeptBy(receive) || mayBeSentTo(receive));
  }

  /** Two values that something outside fills in may come to the same. */
  private boolean mayDiffer(NamedValue label) {
    boolean isOfPods = label.value() instanceof Value.Unknown<String> u && u.text().contains("$(");
    return label.value() instanceof Known<String> || isOfPods;
  }

  /** Where no file tells what answers to the URL, it may be the receiver of the tree. */
  private boolean mayBeSentTo(Receive receive) {
    boolean isOut =
        delivery.way().resolution().entrance() == UrlTarget.OUTSIDE
            && delivery.way().receives().isEmpty();
    return isOut
        && receive.mode() != Receive.Mode.ROUTER
        && delivery.way().resolution().url().map(Url::path).orElse("").endsWith(RECEIVE_PATH);
  }

  /** Returns how sure it is that a label of the receiver gets to the samples. */
  public Confidence confidence(NamedValue label, Receive receive) {
    boolean isTenant = receive.tenantLabel().isKnown(label.name());
    // Something in between may say the tenant.
    boolean mayBeSaid = delivery.way().resolution().entrance() != UrlTarget.INSIDE;
    Confidence limit =
        NamedValue.find(receive.labels(), label.name()).isPresent()
            ? Confidence.CERTAIN
            : isTenant && mayBeSaid ? Confidence.POSSIBLE : Confidence.LIKELY;
    return confidence().compareTo(limit) < 0 ? confidence() : limit;
  }

  private Confidence confidence() {
    return delivery.way().receives().isEmpty()
        ? Confidence.POSSIBLE
        : value instanceof Known<String> || sender().operatorLabels().contains(name)
            ? delivery.confidence()
            : Confidence.LIKELY;
  }

  /** Tells whether it is the name of a replica, where there is just one. */
  public boolean isOfOneReplica() {
    boolean mayBeMany = sender().replicas().filter(Replicas::maySendTwice).isPresent();
    return sender().operatorLabels().contains(name) && !mayBeMany;
  }
}
