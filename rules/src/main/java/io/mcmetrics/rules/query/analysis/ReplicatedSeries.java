package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.rules.analysis.LabelRemoval;
import io.mcmetrics.rules.analysis.PodVariable;
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

/**
 * Series of which there are several copies, which differ in one label.
 *
 * @param madeBy what makes the copies, in words
 * @param count how many copies there are
 * @param queriers those that query all copies
 */
public record ReplicatedSeries(
    String madeBy,
    String label,
    Value<Integer> count,
    String cluster,
    List<Querier> queriers,
    Confidence confidence) {
  /** Keeps its own list. */
  public ReplicatedSeries {
    queriers = List.copyOf(queriers);
  }

  /** Returns the copies made by replicas of Prometheus, by receivers and by replicas of rulers. */
  public static List<ReplicatedSeries> in(Fleet fleet) {
    List<ReplicatedSeries> all = new ArrayList<>();
    for (SampleDelivery delivery : fleet.deliveries()) {
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
        delivery.path().ingestors().stream()
            .anyMatch(receive -> NamedValue.find(receive.labels(), label).isPresent());
    return isHidden || delivery.destination().filter(LabelRemoval::isPossible).isPresent()
        ? Optional.empty()
        : Optional.of(
            new ReplicatedSeries(
                "the replicas of Prometheus",
                label,
                several.get().count(),
                delivery.sender().cluster().name(),
                delivery.path().queriers(),
                several.get().count() instanceof Known<Integer>
                    ? delivery.confidence()
                    : Confidence.POSSIBLE));
  }

  private static List<ReplicatedSeries> ofReceivers(SampleDelivery delivery) {
    List<ReplicatedSeries> all = new ArrayList<>();
    for (Receive first : delivery.path().receives()) {
      if (first.hashrings().isConfigured()
          && first.replicationFactor() instanceof Known<Integer> factor
          && factor.value() > 1) {
        for (Receive keeper : delivery.path().ingestors()) {
          List<String> own = labelsOfPods(keeper);
          if (own.size() == 1) {
            all.add(
                new ReplicatedSeries(
                    "receivers",
                    own.get(0),
                    factor,
                    delivery.sender().cluster().name(),
                    delivery.path().queriers(),
                    delivery.confidence()));
          }
        }
      }
    }
    return all;
  }

  /** Returns the labels that have another value in each pod. */
  private static List<String> labelsOfPods(Receive receive) {
    return receive.labels().stream()
        .filter(ReplicatedSeries::isOfPods)
        .map(NamedValue::name)
        .toList();
  }

  private static boolean isOfPods(NamedValue label) {
    return PodVariable.isIn(label.value());
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

  /** Tells whether a querier finds the copies. */
  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  public boolean areQueriedBy(Querier querier) {
    return queriers.stream().anyMatch(each -> each == querier);
  }

  /** Returns how often each series is there, in words. */
  public String times() {
    return count instanceof Known<Integer> known ? known.value() + " times" : "several times";
  }
}
