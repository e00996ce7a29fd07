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

  @Test
  void knowsThatFluxBuildsWhatIsAppliedByHand() {
    assertThat(
            Renderer.render(
                    Trees.of(
                        "apps/x/flux.yaml",
                        FLUX.formatted("./apps/x"),
                        "apps/x/kustomization.yaml",
                        "resources: [../y/y.yaml]",
                        "apps/y/y.yaml",
                        CONFIG))
                .gaps())
        .extracting(Gap::what)
        .noneMatch(what -> what.contains("lies outside"));
  }

  @Test
  void knowsTheBuildOptionsOfArgoCd() {
    String options = "data: {kustomize.buildOptions: --load-restrictor LoadRestrictionsNone}";
    assertThat(
            Renderer.render(
                    Trees.of(
                        "argocd/argocd-cm.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-cm}\n" + options,
                        "apps/x/kustomization.yaml",
                        "resources: [../y/y.yaml]",
                        "apps/y/y.yaml",
                        CONFIG))
                .gaps())
        .isEmpty();
  }

  private static final String SOURCE =
      """
      apiVersion: source.toolkit.fluxcd.io/v1
      kind: GitRepository
      metadata: {name: %s, namespace: flux-system}
      spec: {url: %s}
      """;

  private static final String OTHER =
      """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: b, namespace: flux-system}
      spec:
        path: ./apps/x
        sourceRef: {kind: GitRepository, name: other}
      """;

  private static Rendering withSources(String own, String other) {
    return Renderer.render(
        Trees.of(
            "clusters/a/other.yaml",
            OTHER,
            "clusters/a/sources.yaml",
            own + "---\n" + SOURCE.formatted("other", other),
            "apps/x/x.yaml",
            CONFIG,
            "apps/y/y.yaml",
            CONFIG));
  }

  private static final String SAYS_ELSEWHERE =
      "the path `./apps/x`, which Flux deploys from another source";

  @Test
  void aPathOfAnotherRepositoryIsNoneOfThisTree() {
    String own = SOURCE.formatted("flux-system", "https://git.test/me/fleet.git");

    assertThat(withSources(own, "ssh://git@git.test/me/private.git").gaps())
        .extracting(Gap::what)
        .contains(SAYS_ELSEWHERE);
  }

  @Test
  void aRepositoryWithTheUrlOfTheOwnOneIsThisTree() {
    String own = SOURCE.formatted("flux-system", "https://git.test/me/fleet.git");

    for (String same : new String[] {"ssh://git@git.test/me/fleet", "git@git.test:me/fleet.git"}) {
      assertThat(withSources(own, same).gaps()).isEmpty();
    }
  }

  @Test
  void whereTheOwnRepositoryIsDefinedOutsideOneThatIsDefinedIsAnother() {
    String own = FLUX.formatted("./apps/y");

    assertThat(withSources(own, "https://git.test/me/private").gaps())
        .extracting(Gap::what)
        .contains(SAYS_ELSEWHERE);
  }

  @Test
  void ofTwoThatAreDefinedTheTreeIsThatWithMostOfItsPaths() {
    String ours =
        FLUX.formatted("./apps/y").replace("name: flux-system}", "name: ours}")
            + "---\n"
            + FLUX.formatted("./apps/x").replace("name: flux-system}", "name: ours}")
            + "---\n"
            + SOURCE.formatted("ours", "https://git.test/me/fleet");

    assertThat(withSources(ours, "https://git.test/me/private").gaps())
        .extracting(Gap::what)
        .containsExactly(SAYS_ELSEWHERE);
  }

  @Test
  void theOnlyRepositoryOfATreeMayBeItself() {
    assertThat(withSources("", "https://git.test/me/fleet").gaps()).isEmpty();
  }

  @Test
  void theOperatorOfFluxNamesTheOwnRepository() {
    String own =
        """
        apiVersion: fluxcd.controlplane.io/v1
        kind: FluxInstance
        metadata: {name: flux, namespace: flux-system}
        spec: {sync: {kind: GitRepository, url: "https://git.test/me/fleet", path: clusters/a}}
        """;

    assertThat(withSources(own, "https://git.test/me/fleet").gaps()).isEmpty();
    assertThat(withSources(own, "https://git.test/me/private").gaps())
        .extracting(Gap::what)
        .contains(SAYS_ELSEWHERE);
  }

  @Test
  void takesNoFileThatTheSourceLeavesOut() {
    Rendering rendering =
        Renderer.render(
            Trees.of(
                "clusters/a/source.yaml",
                """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: flux-system, namespace: flux-system}
                spec:
                  url: https://git.example.test/fleet
                  ignore: |
                    /apps/x/drafts/
                    *.sample.yaml
                """,
                "clusters/a/apps.yaml",
                FLUX.formatted("./apps/x"),
                "apps/x/x.yaml",
                CONFIG,
                "apps/x/x.sample.yaml",
                "no manifest",
                "apps/x/drafts/y.yaml",
                CONFIG));

    assertThat(rendering.builds().stops()).isEmpty();
    assertThat(rendering.documents())
        .filteredOn(document -> document.kind().equals("ConfigMap"))
        .extracting(document -> document.origin().span().file().path())
        .containsExactly("apps/x/x.yaml");
  }
}
