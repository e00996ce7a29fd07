package io.mcmetrics.gitops;

/** Resources of Flux and Argo CD with a given spec. */
public final class GitOpsFiles {
  private GitOpsFiles() {}

  /** Returns a Kustomization of Flux that deploys a path, with more in its spec. */
  public static String fluxKustomization(String path, String more) {
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

  /**
   * Returns a HelmRelease of Flux in the namespace {@code monitoring}; its spec starts in line 5.
   */
  public static String helmRelease(String name, String spec) {
    return helmRelease(name, "monitoring", spec);
  }

  /** Returns a HelmRelease of Flux; its spec starts in line 5. */
  public static String helmRelease(String name, String namespace, String spec) {
    return """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: %s, namespace: %s}
        spec:
        """
            .formatted(name, namespace)
        + spec.indent(2);
  }

  /** Returns an Application of Argo CD; its spec starts in line 5. */
  public static String application(String name, String spec) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: %s}
        spec:
        """
            .formatted(name)
        + spec.indent(2);
  }
}
