package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.sender.Replicas;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Series that there are several times, and the label in which they differ.
 *
 * @param whose who makes the copies, in words
 * @param count how many there are, or what says so
 * @param queriers those that find them
 */
public record ReplicatedSeries(
    String madeBy,
    String label,
    Value<Integer> count,
    String cluster,
    List<Querier> queriers,
    Confidence confidence) {
  private static final Set<RelabelAction> TAKING =
      Set.of(RelabelAction.LABELDROP, RelabelAction.LABELKEEP, RelabelAction.LABELMAP);

  public ReplicatedSeries {
    queriers = List.copyOf(queriers);
  }

  public static List<ReplicatedSeries> in(Fleet fleet) {
    List<ReplicatedSeries> all = new ArrayList<>();
    for (SampleDelivery delivery : fleet.passages()) {
      ofPrometheus(delivery).ifPresent(all::add);
      all.addAll(ofReceivers(delivery));
    }
    for (Component ruler : fleet.infrastructure().thanos().all(Program.THANOS_RULE)) {
      List<Querier> queriers = fleet.infrastructure().stores().queriersOf(ruler.workload());
      ofRuler(ruler, queriers).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<ReplicatedSeries> ofPrometheus(SampleDelivery delivery) {
    Optional<Replicas> several = delivery.sender().replicas().filter(Replicas::maySendTwice);
    if (several.isEmpty() || several.get().labelName().isEmpty()) {
      return Optional.empty();
    }
    String label = several.get().labelName();
    boolean isHidden =
        delivery.way().keepers().stream()
            .anyMatch(receive -> NamedValue.find(receive.labels(), label).isPresent());
    return isHidden || delivery.destination().filter(ReplicatedSeries::mayTakeLabels).isPresent()
        ? Optional.empty()
        : Optional.of(
            new ReplicatedSeries(
                "the replicas of Prometheus",
                label,
                several.get().count(),
                delivery.sender().cluster().name(),
                delivery.way().queriers(),
                several.get().count() instanceof Known<Integer>
                    ? delivery.confidence()
                    : Confidence.POSSIBLE));
  }

  private static boolean mayTakeLabels(Destination destination) {
    return destination.rules().stream()
        .anyMatch(rule -> !rule.knows(Part.ACTION) || TAKING.contains(rule.action()));
  }

  private static List<ReplicatedSeries> ofReceivers(SampleDelivery delivery) {
    List<ReplicatedSeries> all = new ArrayList<>();
    for (Receive first : delivery.way().receives()) {
      if (first.hashrings().isTold()
          && first.replicationFactor() instanceof Known<Integer> factor
          && factor.value() > 1) {
        for (Receive keeper : delivery.way().keepers()) {
          List<String> own = labelsOfPods(keeper);
          if (own.size() == 1) {
            all.add(
                new ReplicatedSeries(
                    "receivers",
                    own.get(0),
                    factor,
                    delivery.sender().cluster().name(),
                    delivery.way().queriers(),
                    delivery.confidence()));
          }
        }
      }
    }
    return all;
  }

  /** Returns the labels that are another for each pod. */
  private static List<String> labelsOfPods(Receive receive) {
    return receive.labels().stream()
        .filter(ReplicatedSeries::isOfPods)
        .map(NamedValue::name)
        .toList();
  }

  private static boolean isOfPods(NamedValue label) {
    return label.value() instanceof Value.Unknown<String> open && open.text().contains("$(");
  }

  private static Optional<ReplicatedSeries> ofRuler(Component ruler, List<Querier> queriers) {
    Workload workload = ruler.workload();
    if (!(workload.replicas() instanceof Known<Integer> replicas) || replicas.value() < 2) {
      return Optional.empty();
    }
    List<String> own =
        ruler.labels().stream().filter(ReplicatedSeries::isOfPods).map(NamedValue::name).toList();
    return own.size() == 1
        ? Optional.of(
            new ReplicatedSeries(
                "the replicas of Thanos Ruler",
                own.get(0),
                replicas,
                workload.cluster().name(),
                queriers,
                Confidence.LIKELY))
        : Optional.empty();
  }

  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  public boolean areQueriedBy(Querier querier) {
    return queriers.stream().anyMatch(each -> each == querier);
  }

  public String times() {
    return count instanceof Known<Integer> known ? known.value() + " times" : "several times";
  }
}
