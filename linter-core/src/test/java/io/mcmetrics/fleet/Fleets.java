package io.mcmetrics.fleet;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Trees;
import java.util.Collections;
import java.util.List;

/** Fleets of small trees in memory. */
public final class Fleets {
  /** A Prometheus that sends. */
  public static final String SENDING =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s, namespace: monitoring}
      spec: {remoteWrite: [{url: "https://metrics.example.org/api/v1/receive"}]}
      """;

  /** An object that says nothing about metrics. */
  public static final String NAMESPACE = "{apiVersion: v1, kind: Namespace, metadata: {name: a}}";

  /** The Git repository that Flux deploys from. */
  public static final String REPOSITORY =
      """
      apiVersion: source.toolkit.fluxcd.io/v1
      kind: GitRepository
      metadata: {name: flux-system, namespace: flux-system}
      spec: {url: "https://git.example.org/fleet"}
      """;

  /** A route. */
  public static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: web, namespace: web}
      spec: {rules: [{host: web.example.org}]}
      """;

  private Fleets() {}

  /** Returns the fleet of files that are given as paths and texts in turn. */
  public static Fleet of(String... pathsAndTexts) {
    return FleetBuilder.build(
        Renderer.render(Trees.of(pathsAndTexts)),
        FleetOptions.DEFAULTS,
        Collections.emptyNavigableMap());
  }

  /** Returns a Prometheus that sends, with an external label. */
  public static String sending(String label, String value) {
    return SENDING.replace("spec: {", "spec: {externalLabels: {%s: %s}, ".formatted(label, value));
  }

  static List<String> names(Fleet fleet) {
    return fleet.clusters().stream().map(Cluster::name).toList();
  }

  static List<String> names(String... pathsAndTexts) {
    return names(of(pathsAndTexts));
  }
}
