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
    files.add(GitOpsFiles.fluxKustomization("./apps", spec));
    files.addAll(List.of("apps/p.yaml", app));
    files.addAll(more);
    return RenderedTree.of(files.toArray(new String[0]));
  }
}
