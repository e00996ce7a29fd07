package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Rendering;
import io.mcmetrics.render.Trees;
import org.junit.jupiter.api.Test;

final class FluxPathsTest {
  private static final String FLUX =
      """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: a, namespace: flux-system}
      spec:
        path: %s
        sourceRef: {kind: GitRepository, name: flux-system}
      """;
  private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n";

  @Test
  void joinsAPathBelowTheRootOfTheSource() {
    Rendering rendering =
        Renderer.render(
            Trees.of(
                "clusters/a/apps.yaml",
                FLUX.formatted("../apps/x"),
                "apps/x/kustomization.yaml",
                "resources: [x.yaml]",
                "apps/x/x.yaml",
                CONFIG));

    assertThat(rendering.gaps()).isEmpty();
    assertThat(rendering.documents())
        .filteredOn(document -> document.kind().equals("ConfigMap"))
        .hasSize(1);
  }

  @Test
  void loadsWhatLiesOutsideOfADirectoryAsFluxDoes() {
    assertThat(
            Renderer.render(
                    Trees.of(
                        "clusters/a/apps.yaml",
                        FLUX.formatted("./apps/x"),
                        "apps/x/kustomization.yaml",
                        "resources: [../y/y.yaml]",
                        "apps/y/y.yaml",
                        CONFIG))
                .gaps())
        .isEmpty();
  }

  @Test
  void saysThatKustomizeItselfRefusesThat() {
    assertThat(
            Renderer.render(
                    Trees.of(
                        "apps/x/kustomization.yaml",
                        "resources: [../y/y.yaml]",
                        "apps/y/y.yaml",
                        CONFIG))
                .gaps())
        .extracting(Gap::what)
        .containsExactly("kustomize refuses: `../y/y.yaml` lies outside of its directory");
  }
}
