package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.function.Function;

/** The ReferenceGrants of a tree: who may refer to what of another namespace (Gateway API 1.3). */
final class ReferenceGrants {
  private final List<Document> grants;
  private final Function<Document, Cluster> clusterOf;

  private ReferenceGrants(List<Document> grants, Function<Document, Cluster> clusterOf) {
    this.grants = grants;
    this.clusterOf = clusterOf;
  }

  static ReferenceGrants of(List<Document> documents, Function<Document, Cluster> clusterOf) {
    return new ReferenceGrants(
        documents.stream().filter(d -> d.kind().equals("ReferenceGrant")).toList(), clusterOf);
  }

  /** Tells whether one may let a route refer to a Service of another namespace. */
  boolean mayLet(Document route, YamlMapping backend, Cluster cluster) {
    return grants.stream()
        .filter(grant -> clusterOf.apply(grant).mayBeSameAs(cluster))
        .filter(
            grant -> !ValueEquality.areKnownToDiffer(grant.namespace(), backend.text("namespace")))
        .anyMatch(grant -> isFrom(grant, route) && isTo(grant, backend));
  }

  private static boolean isFrom(Document grant, Document route) {
    List<YamlMapping> all = grant.root().mappingsAt("spec", "from");
    return !grant.sight().whole()
        || all.stream()
            .anyMatch(
                from ->
                    !ValueEquality.areKnownToDiffer(from.text("kind"), route.text("kind"))
                        && !ValueEquality.areKnownToDiffer(
                            from.text("namespace"), route.namespace()));
  }

  /** A grant that names nothing is one to all of the kind. */
  private static boolean isTo(Document grant, YamlMapping backend) {
    List<YamlMapping> all = grant.root().mappingsAt("spec", "to");
    return !grant.sight().whole()
        || all.stream()
            .anyMatch(
                to ->
                    !(to.text("kind") instanceof Known<String> kind
                            && !kind.value().equals(backend.text("kind").known().orElse("Service")))
                        && (to.text("name") instanceof Absent<String>
                            || !ValueEquality.areKnownToDiffer(
                                to.text("name"), backend.text("name"))));
  }
}
