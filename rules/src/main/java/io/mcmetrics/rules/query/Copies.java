package io.mcmetrics.rules.query;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.model.Destination;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.Passage;
import io.mcmetrics.model.Replicas;
import io.mcmetrics.network.Program;
import io.mcmetrics.network.Workload;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule.Part;
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
record Copies(
    String whose,
    String label,
    Value<Integer> count,
    String cluster,
    List<Querier> queriers,
    Confidence confidence) {
  private static final Set<RelabelAction> TAKING =
      Set.of(RelabelAction.LABELDROP, RelabelAction.LABELKEEP, RelabelAction.LABELMAP);

  Copies {
    queriers = List.copyOf(queriers);
  }

  static List<Copies> in(Fleet fleet) {
    List<Copies> all = new ArrayList<>();
    for (Passage passage : fleet.passages()) {
      ofPrometheus(passage).ifPresent(all::add);
      all.addAll(ofReceivers(passage));
    }
    for (Component ruler : fleet.infrastructure().thanos().all(Program.THANOS_RULE)) {
      List<Querier> queriers = fleet.infrastructure().stores().queriersOf(ruler.workload());
      ofRuler(ruler, queriers).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Copies> ofPrometheus(Passage passage) {
    Optional<Replicas> several = passage.sender().replicas().filter(Replicas::maySendTwice);
    if (several.isEmpty() || several.get().labelName().isEmpty()) {
      return Optional.empty();
    }
    String label = several.get().labelName();
    boolean isHidden =
        passage.way().keepers().stream()
            .anyMatch(receive -> NamedValue.find(receive.labels(), label).isPresent());
    return isHidden || passage.destination().filter(Copies::mayTakeLabels).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Copies(
                "the replicas of Prometheus",
                label,
                several.get().count(),
                passage.sender().cluster().name(),
                passage.way().queriers(),
                several.get().count() instanceof Known<Integer>
                    ? passage.confidence()
                    : Confidence.POSSIBLE));
  }

  private static boolean mayTakeLabels(Destination destination) {
    return destination.rules().stream()
        .anyMatch(rule -> !rule.knows(Part.ACTION) || TAKING.contains(rule.action()));
  }

  private static List<Copies> ofReceivers(Passage passage) {
    List<Copies> all = new ArrayList<>();
    for (Receive first : passage.way().receives()) {
      if (first.hashrings().isTold()
          && first.replicationFactor() instanceof Known<Integer> factor
          && factor.value() > 1) {
        for (Receive keeper : passage.way().keepers()) {
          List<String> own = labelsOfPods(keeper);
          if (own.size() == 1) {
            all.add(
                new Copies(
                    "receivers",
                    own.get(0),
                    factor,
                    passage.sender().cluster().name(),
                    passage.way().queriers(),
                    passage.confidence()));
          }
        }
      }
    }
    return all;
  }

  /** Returns the labels that are another for each pod. */
  private static List<String> labelsOfPods(Receive receive) {
    return receive.labels().stream().filter(Copies::isOfPods).map(NamedValue::name).toList();
  }

  private static boolean isOfPods(NamedValue label) {
    return label.value() instanceof Value.Unknown<String> open && open.text().contains("$(");
  }

  private static Optional<Copies> ofRuler(Component ruler, List<Querier> queriers) {
    Workload workload = ruler.workload();
    if (!(workload.replicas() instanceof Known<Integer> replicas) || replicas.value() < 2) {
      return Optional.empty();
    }
    List<String> own =
        ruler.labels().stream().filter(Copies::isOfPods).map(NamedValue::name).toList();
    return own.size() == 1
        ? Optional.of(
            new Copies(
                "the replicas of Thanos Ruler",
                own.get(0),
                replicas,
                workload.cluster().name(),
                queriers,
                Confidence.LIKELY))
        : Optional.empty();
  }

  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  boolean areAskedForBy(Querier querier) {
    return queriers.stream().anyMatch(each -> each == querier);
  }

  String times() {
    return count instanceof Known<Integer> known ? known.value() + " times" : "several times";
  }
}
