package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.function.Predicate;

/** The senders whose samples a Grafana can show, as far as their path to it is in the tree. */
public final class ShownClusters {
  private final List<Sender> senders;

  private ShownClusters(List<Sender> senders) {
    this.senders = senders;
  }

  /** Returns those that data sources of the Grafana in a cluster find. */
  public static ShownClusters inGrafanaOf(Cluster cluster, Fleet fleet) {
    return by(source -> source.cluster().mayBeSameAs(cluster), fleet);
  }

  /** Returns those that one data source finds. */
  @SuppressWarnings("ReferenceEquality") // Two that are equal are still two.
  public static ShownClusters by(Datasource one, Fleet fleet) {
    return by(source -> source == one, fleet);
  }

  private static ShownClusters by(Predicate<Datasource> isMeant, Fleet fleet) {
    return new ShownClusters(
        fleet.deliveries().stream()
            .filter(delivery -> delivery.path().datasources().stream().anyMatch(isMeant))
            .map(SampleDelivery::sender)
            .toList());
  }

  /** Returns the names of the clusters, in order. */
  public List<String> names() {
    return senders.stream().map(sender -> sender.cluster().name()).distinct().sorted().toList();
  }

  /** Tells whether there are several clusters to choose from. */
  public boolean areSeveral() {
    return names().size() > 1;
  }

  /** Returns the values of a label by which they are told apart, as far as they are known. */
  public List<String> valuesOf(String label) {
    return senders.stream()
        .map(sender -> sender.externalLabels().value(label))
        .filter(Known.class::isInstance)
        .flatMap(value -> value.known().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
