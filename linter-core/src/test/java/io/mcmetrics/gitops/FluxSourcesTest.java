package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.render.RenderedTree;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Trees;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FluxSourcesTest {
  private static final String RELEASE =
      GitOpsFiles.helmRelease("stack", "chartRef: {kind: OCIRepository, name: stack}\n");

  private static String source(String tag) {
    return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: OCIRepository
        metadata: {name: stack, namespace: monitoring}
        spec: {url: "oci://charts.test/kube-prometheus-stack", ref: {tag: %s}}
        """
        .formatted(tag);
  }

  /** Returns the versions of the charts of all releases, each with its directory. */
  private static List<String> versions(String... pathsAndTexts) {
    return Renderer.render(Trees.of(pathsAndTexts)).documents().stream()
        .filter(document -> document.kind().equals(Document.SCRAPE_PLAN))
        .map(plan -> plan.unit().path() + " " + plan.text("chartVersion").written())
        .toList();
  }

  @Test
  void theArtifactThatAClusterStartsFromIsThisTreeWhereItsPathsAre() {
    String artifact =
        GitOpsFiles.fluxKustomization("./apps", "").replace("GitRepository", "OCIRepository");
    String instance =
        """
        apiVersion: fluxcd.controlplane.io/v1
        kind: FluxInstance
        metadata: {name: flux, namespace: flux}
        spec: {sync: {kind: OCIRepository, url: "oci://registry.example.org/fleet", path: x%s}}
        """;
    String[] names = {"flux-system", "flux", "fleet"};
    for (String name : names) {
      String apps = artifact.replaceFirst("(kind: OCIRepository, name: )[\\w-]+", "$1" + name);
      RenderedTree tree =
          RenderedTree.of(
              "clusters/a/apps.yaml",
              apps,
              "clusters/a/flux.yaml",
              instance.formatted(name.equals("fleet") ? ", name: fleet" : ""),
              "apps/p.yaml",
              FluxFiles.APP);

      assertThat(tree.units("Prometheus")).containsExactly("clusters/a");
      assertThat(tree.gaps()).isEmpty();
    }
    assertThat(RenderedTree.of("a.yaml", artifact).gaps())
        .containsExactly("the path `./apps`, which Flux deploys from another source");
  }

  @Test
  void aReleaseTakesTheSourceOfItsOwnDirectory() {
    assertThat(
            versions(
                "bergen/r.yaml",
                RELEASE,
                "bergen/s.yaml",
                source("62.3.0"),
                "oslo/r.yaml",
                RELEASE,
                "oslo/s.yaml",
                source("70.4.1")))
        .containsExactly("bergen 62.3.0", "oslo 70.4.1");
  }

  @Test
  void elseItTakesTheNearest() {
    assertThat(
            versions(
                "bergen/apps/r.yaml",
                RELEASE,
                "bergen/sources/s.yaml",
                source("62.3.0"),
                "oslo/apps/r.yaml",
                RELEASE,
                "oslo/sources/s.yaml",
                source("70.4.1")))
        .containsExactly("bergen/apps 62.3.0", "oslo/apps 70.4.1");
  }

  @Test
  void butNeverTheOneBesideAnotherCopyOfIt() {
    assertThat(
            versions(
                "bergen/r.yaml", RELEASE,
                "bergen/s.yaml", source("62.3.0"),
                "oslo/r.yaml", RELEASE))
        .containsExactly("bergen 62.3.0");
  }
}
