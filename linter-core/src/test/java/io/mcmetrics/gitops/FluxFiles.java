package io.mcmetrics.gitops;

import io.mcmetrics.render.RenderedTree;
import java.util.ArrayList;
import java.util.List;

/** A tree in which Flux deploys {@code ./apps}, with a Prometheus in it, to a cluster. */
final class FluxFiles {
  static final String APP =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s}
      spec:
        replicas: 1
        externalLabels:
          cluster: ${CLUSTER}
      """;

  private FluxFiles() {}

  /** Returns the Kustomization that deploys a path, with more in its spec. */
  static String kustomization(String path, String more) {
    return """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: apps, namespace: flux-system}
        spec:
          path: %s
          sourceRef: {kind: GitRepository, name: flux-system}
        """
            .formatted(path)
        + more.indent(2);
  }

  /** Returns the tree of one cluster, {@code a}, with more files beside. */
  static RenderedTree deploying(String spec, String... more) {
    return deploying(APP, spec, List.of(more));
  }

  /** Returns the tree of one cluster with another text of the Prometheus. */
  static RenderedTree deployingApp(String app, String spec) {
    return deploying(app, spec, List.of());
  }

  private static RenderedTree deploying(String app, String spec, List<String> more) {
    List<String> files = new ArrayList<>(List.of("clusters/a/apps.yaml"));
    files.add(kustomization("./apps", spec));
    files.addAll(List.of("apps/p.yaml", app));
    files.addAll(more);
    return RenderedTree.of(files.toArray(new String[0]));
  }
}
