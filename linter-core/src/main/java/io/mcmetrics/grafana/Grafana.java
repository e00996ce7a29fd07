package io.mcmetrics.grafana;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The data sources of the Grafanas of a fleet. */
public record Grafana(List<Datasource> datasources) {
  /** Keeps its own list. */
  public Grafana {
    datasources = List.copyOf(datasources);
  }

  /** Returns the data sources that the documents of a tree provision. */
  public static Grafana of(List<Document> documents, Function<Document, Cluster> clusterOf) {
    List<Datasource> datasources = new ArrayList<>();
    for (Document document : documents) {
      switch (document.kind()) {
        case "ConfigMap", "Secret", "GrafanaDatasource" ->
            datasources.addAll(DatasourceReader.read(document, clusterOf.apply(document)));
        default -> {}
      }
    }
    return new Grafana(datasources);
  }
}
