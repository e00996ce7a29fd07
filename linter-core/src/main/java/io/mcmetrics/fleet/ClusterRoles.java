package io.mcmetrics.fleet;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.document.Document;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The roles of clusters, by what is deployed in them: one that runs more of Thanos than a sidecar
 * is central; another one that sends is an edge.
 */
final class ClusterRoles {
  private static final Set<String> CENTRAL_KINDS =
      Set.of("ThanosReceive", "ThanosQuery", "ThanosStore", "ThanosCompact", "Observatorium");
  private static final Set<String> WORKLOADS = Set.of("StatefulSet", "Deployment", "DaemonSet");

  /** Components of Thanos that read or receive the samples of others. */
  private static final Set<String> CENTRAL_COMPONENTS =
      Set.of("receive", "query", "query-frontend", "store", "compact");

  private final Set<String> central = new HashSet<>();
  private final Set<String> sending = new HashSet<>();

  /** Takes note of what a document says about its cluster. */
  void note(Document document, Cluster cluster) {
    if (CENTRAL_KINDS.contains(document.kind())
        || document.kind().equals(Document.THANOS_VALUES)
        || runsThanos(document)) {
      central.add(cluster.name());
    }
  }

  /** Takes note of a sender. */
  void note(Sender sender) {
    if (!sender.remoteWrites().isEmpty()) {
      sending.add(sender.cluster().name());
    }
  }

  /** Tells whether more of Thanos than a sidecar runs in a cluster of that name. */
  boolean isCentral(String name) {
    return central.contains(name);
  }

  /** Returns a cluster with the role that was found; the one that the user gave is kept. */
  Cluster roleOf(Cluster cluster) {
    if (cluster.role() != Role.STANDALONE) {
      return cluster;
    }
    Role role =
        central.contains(cluster.name())
            ? Role.CENTRAL
            : sending.contains(cluster.name()) ? Role.EDGE : Role.STANDALONE;
    return cluster.inRole(role);
  }

  private static boolean runsThanos(Document document) {
    if (!WORKLOADS.contains(document.kind())) {
      return false;
    }
    for (Yaml container : document.root().itemsAt("spec", "template", "spec", "containers")) {
      boolean thanos =
          // The registry and the tag may be filled in by something else.
          container.scalarAt("image").filter(image -> image.text().contains("thanos")).isPresent();
      List<Yaml> args = container.itemsAt("args");
      if (thanos
          && !args.isEmpty()
          && args.get(0) instanceof YamlScalar first
          && CENTRAL_COMPONENTS.contains(first.text())) {
        return true;
      }
    }
    return false;
  }
}
