package io.mcmetrics.thanos;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The components of Thanos in a fleet.
 *
 * @param components all components, in the order of the documents
 * @param receives the receivers among them
 * @param queriers the queriers among them
 * @param unmountedHashrings hashrings that no receiver of the tree is known to read
 * @param webConfigs the HTTP settings of the components that have some
 * @param unmodelledResources resources from which an operator creates components that are not
 *     modelled
 */
public record Thanos(
    List<Component> components,
    List<Receive> receives,
    List<Querier> queriers,
    List<UnmountedHashrings> unmountedHashrings,
    List<WebConfig> webConfigs,
    List<Document> unmodelledResources) {
  private static final List<String> UNREAD_KINDS =
      List.of(
          "ThanosStore",
          "ThanosCompact",
          "Observatorium",
          "MultiClusterObservability",
          "StoreEndpoint");

  /** Keeps its own lists. */
  public Thanos {
    components = List.copyOf(components);
    receives = List.copyOf(receives);
    queriers = List.copyOf(queriers);
    unmountedHashrings = List.copyOf(unmountedHashrings);
    webConfigs = List.copyOf(webConfigs);
    unmodelledResources = List.copyOf(unmodelledResources);
  }

  /** Returns the components in the workloads of a network. */
  public static Thanos of(
      Network network, List<Document> documents, Function<Document, Cluster> clusterOf) {
    MountedFileContents files = MountedFileContents.of(documents, clusterOf);
    ControlledHashrings controlled = new ControlledHashrings(network, files);
    List<Component> components = new ArrayList<>();
    List<Receive> receives = new ArrayList<>();
    List<Querier> queriers = new ArrayList<>();
    List<WebConfig> webConfigs = new ArrayList<>();
    for (Workload workload : network.workloads()) {
      for (Container container : workload.containers()) {
        Component component = new Component(Program.of(container), workload, container);
        ThanosReader reader = new ThanosReader(component, files, controlled);
        if (ThanosReader.isThanos(component.program())) {
          components.add(component);
          reader.webConfig().ifPresent(webConfigs::add);
        }
        if (component.program() == Program.THANOS_RECEIVE) {
          receives.add(reader.receive());
        } else if (component.program() == Program.THANOS_QUERY) {
          queriers.add(reader.querier());
        }
      }
    }
    List<Document> unread =
        documents.stream().filter(d -> UNREAD_KINDS.contains(d.kind())).toList();
    List<UnmountedHashrings> spare = UnmountedHashrings.in(documents, network, receives, clusterOf);
    return new Thanos(components, receives, queriers, spare, webConfigs, unread);
  }

  /** Returns the HTTP settings of a component, if it has some. */
  @SuppressWarnings("ReferenceEquality") // Two that are equal are still two.
  public Optional<WebConfig> webConfig(Workload workload, Container container) {
    return webConfigs.stream()
        .filter(
            web ->
                web.component().workload() == workload && web.component().container() == container)
        .findFirst();
  }

  /** Returns the components of one program. */
  public List<Component> all(Program program) {
    return components.stream().filter(component -> component.program() == program).toList();
  }
}
