package io.mcmetrics.grafana;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The Grafanas of a fleet, and their data sources.
 *
 * @param datasources all of them, in the order of the documents
 * @param pods the pods of each Grafana that the tree has
 */
public record Grafana(List<Datasource> datasources, List<GrafanaPod> pods) {
  /** Keeps its own lists. */
  public Grafana {
    datasources = List.copyOf(datasources);
    pods = List.copyOf(pods);
  }

  /** Returns the data sources that the documents of a tree provision. */
  public static Grafana of(List<Document> documents, Function<Document, Cluster> clusterOf) {
    List<Datasource> datasources = new ArrayList<>();
    List<GrafanaPod> pods = new ArrayList<>();
    for (Document document : documents) {
      switch (document.kind()) {
        case "ConfigMap", "Secret", Datasource.RESOURCE ->
            datasources.addAll(DatasourceReader.read(document, clusterOf.apply(document)));
        default -> GrafanaPodReader.read(document, clusterOf.apply(document)).ifPresent(pods::add);
      }
    }
    return new Grafana(datasources, pods);
  }
}
