package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed of a tree in which Flux deploys something. */
final class EffectiveUnitTest {
  private static final String FLUX =
      """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: apps, namespace: flux-system}
      spec:
        path: ./apps
        sourceRef: {kind: GitRepository, name: flux-system}
        postBuild: {substitute: {SITE: seoul}}
      """;

  @Test
  void whatFluxDeploysIsShownBelowItsKustomization() {
    List<EffectiveUnit> units =
        EffectiveUnit.of(
            Trees.of(
                "apps/c.yaml",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: 'x-${SITE}'}}",
                "clusters/one/apps.yaml",
                FLUX,
                "clusters/one/kustomization.yaml",
                "resources: [apps.yaml]"));

    assertThat(units).hasSize(1);
    assertThat(units.get(0).manifests())
        .extracting(document -> document.kind() + " " + document.root().textAt("data", "a"))
        .containsExactly("Kustomization ", "ConfigMap x-seoul");
    assertThat(units.get(0).deploysMore()).isTrue();
  }

  @Test
  void whatStopsItIsSaid() {
    List<EffectiveUnit> units =
        EffectiveUnit.of(
            Trees.of(
                "apps/c.yaml",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: '${SITE-x}'}}",
                "clusters/one/apps.yaml",
                FLUX));

    assertThat(units.get(0).gaps())
        .extracting(Gap::what)
        .anyMatch(what -> what.contains("cannot read the variable `${SITE-x}`"));
  }
}
