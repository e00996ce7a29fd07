package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Copies;
import io.mcmetrics.document.Document;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The lookup of documents that a workload refers to by name: its own unit first, then its own
 * cluster. Those of another overlay of the same application are never meant.
 */
public final class NamedDocuments {
  private final Copies copies;
  private final Function<Document, Cluster> clusterOf;

  private NamedDocuments(Copies copies, Function<Document, Cluster> clusterOf) {
    this.copies = copies;
    this.clusterOf = clusterOf;
  }

  /** Prepares to choose among some documents. */
  public static NamedDocuments of(List<Document> documents, Function<Document, Cluster> clusterOf) {
    return new NamedDocuments(Copies.of(documents), clusterOf);
  }

  /**
   * Returns the document that a workload means; empty if there is none, or if several differ that
   * may be meant.
   *
   * @param named those with the name that it refers to
   */
  public Optional<Document> nearest(List<Document> named, Workload asking) {
    return named.stream()
        .filter(each -> each.unit().equals(asking.unit()))
        .filter(each -> isNear(each, asking))
        .findFirst()
        .or(() -> agreed(named, asking));
  }

  private Optional<Document> agreed(List<Document> named, Workload asking) {
    List<Document> near = named.stream().filter(each -> isNear(each, asking)).toList();
    List<Document> ofCluster = near.stream().filter(each -> isInClusterOf(asking, each)).toList();
    return Copies.agreed(ofCluster.isEmpty() ? near : ofCluster);
  }

  private boolean isInClusterOf(Workload asking, Document named) {
    return clusterOf.apply(named).name().equals(asking.cluster().name());
  }

  /** Tells whether a workload may mean a document by its name. */
  public boolean isNear(Document named, Workload asking) {
    return new ResourceLocation(clusterOf.apply(named), named.namespace())
            .mayShareNamespaceWith(asking.location())
        && !copies.isOfAnother(named, asking.kind(), asking.name(), asking.unit());
  }
}
