package io.mcmetrics.policy;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.ApiVersion;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.Set;

/**
 * A policy of a network plugin, or of an administrator, that may admit what a NetworkPolicy does
 * not, and the other way round. Its rules are not evaluated.
 *
 * @param namespace the namespace of the pods that it may select
 * @param isForAll whether it selects pods of all namespaces
 */
record UnreadPolicy(
    String kind, Cluster cluster, Value<String> namespace, boolean isForAll, Origin origin)
    implements Located {
  private static final Set<String> KINDS =
      Set.of(
          "CiliumNetworkPolicy",
          "CiliumClusterwideNetworkPolicy",
          "GlobalNetworkPolicy",
          "AdminNetworkPolicy",
          "BaselineAdminNetworkPolicy",
          "ClusterNetworkPolicy",
          "ClusterwideNetworkPolicy");

  private static final Set<String> OF_ONE_NAMESPACE =
      Set.of("CiliumNetworkPolicy", "NetworkPolicy");

  /** Reads a policy. Calico and Antrea have a kind NetworkPolicy as well. */
  static Optional<UnreadPolicy> read(Document document, Cluster cluster) {
    boolean isOther =
        KINDS.contains(document.kind())
            || (document.kind().equals("NetworkPolicy") && !isKubernetes(document));
    return isOther
        ? Optional.of(
            new UnreadPolicy(
                document.kind(),
                cluster,
                document.namespace(),
                !OF_ONE_NAMESPACE.contains(document.kind()),
                document.origin()))
        : Optional.empty();
  }

  /** Tells whether a document is a NetworkPolicy of Kubernetes itself. */
  static boolean isKubernetes(Document document) {
    return document.kind().equals("NetworkPolicy")
        && (ApiVersion.startsWith("networking.k8s.io/", document)
            || ApiVersion.startsWith("extensions/", document));
  }

  /** Tells whether it may select some pods. */
  boolean maySelect(PodPeer pods) {
    return isForAll
        ? cluster.mayBeSameAs(pods.cluster())
        : new ResourceLocation(cluster, namespace).mayShareNamespaceWith(pods.location());
  }
}
