package io.mcmetrics.cluster;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.render.Rendering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The documents that are deployed to one cluster.
 *
 * @param name what the linter calls the cluster
 * @param documents those with the values of charts first, then those that are derived from them
 */
public record ClusterDocuments(String name, List<Document> documents) {
  /** Keeps its own list. */
  public ClusterDocuments {
    documents = List.copyOf(documents);
  }

  /** Returns the documents of each cluster of a tree, ordered by its name. */
  public static List<ClusterDocuments> of(Rendering rendering, FleetOptions options) {
    ClusterFinder finder = ClusterFinder.of(rendering, options);
    Map<Unit, String> names = new HashMap<>();
    Map<String, List<Document>> documents = new TreeMap<>();
    Stream.concat(rendering.values().stream(), rendering.documents().stream())
        .forEach(
            document ->
                documents
                    .computeIfAbsent(
                        names.computeIfAbsent(
                            document.unit(), unit -> finder.clusterOf(unit).name()),
                        name -> new ArrayList<>())
                    .add(document));
    List<ClusterDocuments> clusters = new ArrayList<>();
    documents.forEach((name, own) -> clusters.add(new ClusterDocuments(name, own)));
    return clusters;
  }
}
