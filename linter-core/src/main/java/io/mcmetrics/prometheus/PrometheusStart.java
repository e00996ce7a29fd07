package io.mcmetrics.prometheus;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a Prometheus when it starts.
 *
 * @param process the process; empty if only its configuration is in the tree
 * @param configuration the documents of the file that it reads its configuration from; none if that
 *     is not in the tree
 * @param isGenerated whether an operator writes the configuration, and puts in what is objected to
 * @param faultsOfConfiguration what it objects to in the configuration
 * @param faultsOfFlags what it objects to in its flags
 * @param sight how much of both can be seen
 */
public record PrometheusStart(
    Cluster cluster,
    Optional<PrometheusProcess> process,
    List<Origin> configuration,
    boolean isGenerated,
    List<LoadFault> faultsOfConfiguration,
    List<LoadFault> faultsOfFlags,
    Sight sight) {
  /** Keeps its own lists. */
  public PrometheusStart {
    configuration = List.copyOf(configuration);
    faultsOfConfiguration = List.copyOf(faultsOfConfiguration);
    faultsOfFlags = List.copyOf(faultsOfFlags);
  }

  /** Tells whether what is written at a place of a cluster is of the configuration it loads. */
  public boolean loads(Cluster sending, Origin place) {
    return configuration.stream().anyMatch(text -> text.span().covers(place.span()))
        && cluster.name().equals(sending.name());
  }
}
