package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.render.RenderedTree;
import org.junit.jupiter.api.Test;

final class FluxTest {
  private static final String APP = FluxFiles.APP;

  private static String flux(String path, String more) {
    return GitOpsFiles.fluxKustomization(path, more);
  }

  @Test
  void whatAClusterDeploysBelongsToIt() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml",
            flux("./apps", ""),
            "apps/kustomization.yaml",
            "resources: [p.yaml]",
            "apps/p.yaml",
            APP);

    assertThat(tree.units("Prometheus")).containsExactly("clusters/a");
    assertThat(tree.gaps()).isEmpty();
  }

  @Test
  void fillsNothingIntoABinaryFile() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml",
            flux("./apps", "postBuild: {substitute: {REGION: kansai}}\n"),
            "apps/kustomization.yaml",
            "resources: [p.yaml]\nconfigMapGenerator: [{name: model, files: [model.bin]}]",
            "apps/model.bin",
            "\uFFFD\u0003${\uFFFD}",
            "apps/p.yaml",
            APP);

    assertThat(tree.units("Prometheus")).containsExactly("clusters/a");
    assertThat(tree.documents("Prometheus").get(0).sight().troubles()).isEmpty();
    assertThat(tree.gaps()).contains("`model.bin`, which a generator reads, is no text");
  }

  @Test
  void whatSeveralClustersDeployIsJudgedInEach() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml", flux("./apps", ""),
            "clusters/b/apps.yaml", flux("apps/", ""),
            "apps/p.yaml", APP);

    assertThat(tree.units("Prometheus")).containsExactly("clusters/a", "clusters/b");
  }

  @Test
  void followsFromOneToTheNext() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/all.yaml", flux("./tenants", ""),
            "tenants/one.yaml", flux("./apps", ""),
            "apps/p.yaml", APP);

    assertThat(tree.units("Prometheus")).containsExactly("clusters/a");
    assertThat(tree.units("Kustomization")).containsExactly("clusters/a", "clusters/a");
  }

  @Test
  void takesTheDirectoryThatDeploysItselfForTheCluster() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/flux-system/kustomization.yaml",
            "resources: [gotk-sync.yaml]",
            "clusters/a/flux-system/gotk-sync.yaml",
            flux("./clusters/a", ""),
            "clusters/a/apps.yaml",
            flux("./apps", ""),
            "apps/p.yaml",
            APP);

    assertThat(tree.units("Prometheus")).containsExactly("clusters/a");
    assertThat(tree.units("Kustomization")).containsExactly("clusters/a", "clusters/a");
  }

  @Test
  void takesManifestsBelowADirectoryWithoutAKustomization() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml", flux("./apps", ""),
            "apps/x/p.yaml", APP,
            "apps/y/kustomization.yaml", "resources: [q.yaml]",
            "apps/y/q.yaml", APP,
            "apps/y/r.yaml", APP);

    assertThat(tree.units("Prometheus")).containsExactly("clusters/a", "clusters/a");
  }

  @Test
  void anOverlayThatOnlyGathersIsFollowedToTheLast() {
    RenderedTree tree =
        RenderedTree.of(
            "flux/apps.yaml",
            flux("./apps", ""),
            "apps/kustomization.yaml",
            "resources: [x, y]",
            "apps/x/kustomization.yaml",
            "resources: [p.yaml]",
            "apps/x/p.yaml",
            APP,
            "apps/y/kustomization.yaml",
            "resources: [p.yaml]",
            "apps/y/p.yaml",
            APP);

    assertThat(tree.units("Prometheus")).containsExactly("flux", "flux");
  }

  @Test
  void whatAnOverlayGathersBesideFluxIsNotJudgedTwice() {
    RenderedTree tree =
        RenderedTree.of(
            "apps/kustomization.yaml",
            "resources: [x/ks.yaml, more]",
            "apps/x/ks.yaml",
            flux("./apps/x/app", ""),
            "apps/x/app/p.yaml",
            APP,
            "apps/more/kustomization.yaml",
            "resources: [ks.yaml]",
            "apps/more/ks.yaml",
            flux("./apps/y", ""),
            "apps/y/p.yaml",
            APP);

    assertThat(tree.units("Prometheus")).containsExactly("apps", "apps");
  }

  @Test
  void endsWhereClustersDeployEachOther() {
    RenderedTree tree =
        RenderedTree.of("a/x.yaml", flux("./b", ""), "b/y.yaml", flux("./a", ""), "b/p.yaml", APP);

    assertThat(tree.units("Prometheus")).containsExactly("a");
  }

  @Test
  void staysBoundedWhereEachStepMultiplies() {
    String[] tree = new String[40];
    for (int i = 0; i < 20; i++) {
      String next = flux("./d" + (i + 1), "");
      tree[2 * i] = "d" + i + "/k.yaml";
      tree[2 * i + 1] = next + "---\n" + next;
    }

    assertThat(RenderedTree.of(tree).gaps())
        .contains("more than 5000 paths are deployed from here");
  }

  @Test
  void aPathThatIsNotInTheTreeIsAGap() {
    assertThat(RenderedTree.of("a.yaml", flux("./gone", "")).gaps())
        .containsExactly("the path `./gone`, which Flux deploys, is not in the tree");
    assertThat(RenderedTree.of("a.yaml", flux("../out", "")).gaps())
        .containsExactly("the path `../out`, which Flux deploys, is not in the tree");
  }

  @Test
  void anotherSourceIsNotTakenForThisTree() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml",
            flux("./apps", "")
                .replace("GitRepository", "OCIRepository")
                .replace("name: flux-system", "name: apps"),
            "apps/p.yaml",
            APP);

    assertThat(tree.units("Prometheus")).containsExactly("apps");
    assertThat(tree.gaps())
        .containsExactly("the path `./apps`, which Flux deploys from another source");
  }

  @Test
  void putsInItsVariables() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml",
            flux("./apps", "postBuild: {substitute: {CLUSTER: seoul}}"),
            "clusters/b/apps.yaml",
            flux("./apps", "postBuild: {substitute: {CLUSTER: busan}}"),
            "apps/p.yaml",
            APP);

    assertThat(tree.clusterLabels()).containsExactly("seoul", "busan");
  }

  @Test
  void aVariableIsEditedWhereItIsGivenItsValue() {
    RenderedTree tree = FluxFiles.deploying("postBuild: {substitute: {CLUSTER: seoul}}");

    assertThat(tree.originOfClusterLabel())
        .isEqualTo("clusters/a/apps.yaml:7:37 `seoul` SUBSTITUTE apps/p.yaml:7:14 `${CLUSTER}`");
  }

  @Test
  void aTextWithAVariableInItIsEditedWhereItStands() {
    RenderedTree tree =
        FluxFiles.deployingApp(
            APP.replace("${CLUSTER}", "k8s-${CLUSTER}"),
            "postBuild: {substitute: {CLUSTER: seoul}}");

    assertThat(tree.clusterLabels()).containsExactly("k8s-seoul");
    assertThat(tree.originOfClusterLabel())
        .isEqualTo(
            "apps/p.yaml:7:14 `k8s-${CLUSTER}`" + " FILLED clusters/a/apps.yaml:7:37 `seoul`");
  }

  @Test
  void knowsTheDefaultsOfVariables() {
    assertThat(filled("${GONE:=d}", "X: 1")).isEqualTo("d");
    assertThat(filled("${GONE:-d}", "X: 1")).isEqualTo("d");
    assertThat(filled("a${EMPTY:=d}", "EMPTY: ''")).isEqualTo("ad");
    assertThat(filled("${X:=d}", "X: 1")).isEqualTo("1");
    assertThat(filled("a${GONE}", "X: 1")).isEqualTo("a");
    assertThat(filled("${GONE}", "X: 1")).isEqualTo("-");
    assertThat(filled("$X", "X: 1")).isEqualTo("?");
    assertThat(filled("$${1}", "X: 1")).isEqualTo("${1}");
    assertThat(filled("a$$1", "X: 1")).isEqualTo("a$1");
    assertThat(filled("${X,,}", "X: ABc")).isEqualTo("abc");
  }

  private static String filled(String text, String variables) {
    return RenderedTree.of(
            "clusters/a/apps.yaml",
            flux("./apps", "postBuild: {substitute: {" + variables + "}}"),
            "apps/p.yaml",
            APP.replace("${CLUSTER}", text))
        .clusterLabels()
        .get(0);
  }

  @Test
  void withoutVariablesTheTextsAreLeftAlone() {
    RenderedTree tree = FluxFiles.deploying("");

    assertThat(tree.clusterLabels()).containsExactly("?");
  }

  @Test
  void takesVariablesFromTheConfigMapOfTheCluster() {
    String apps = flux("./apps", "postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}]}");
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml",
            apps,
            "clusters/a/vars.yaml",
            vars("seoul"),
            "clusters/b/all.yaml",
            flux("./clusters/b-vars", "") + "---\n" + apps,
            "clusters/b-vars/vars.yaml",
            vars("busan"),
            "apps/p.yaml",
            APP);

    assertThat(tree.clusterLabels()).containsExactly("seoul", "busan");
  }

  @Test
  void neverTakesVariablesOfAnotherClusterWithTheSameKustomization() {
    String apps = flux("./apps", "postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}]}");

    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml",
            apps,
            "clusters/b/apps.yaml",
            apps,
            "clusters/b/vars.yaml",
            vars("busan"),
            "apps/p.yaml",
            APP);

    assertThat(tree.clusterLabels()).containsExactly("?", "busan");
  }

  @Test
  void itsOwnVariablesWinOverThoseFromElsewhere() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml",
            flux(
                "./apps",
                "postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}], substitute: {CLUSTER:"
                    + " own}}"),
            "clusters/a/vars.yaml",
            vars("seoul"),
            "apps/p.yaml",
            APP);

    assertThat(tree.clusterLabels()).containsExactly("own");
  }

  @Test
  void aVariableThatASecretMayDefineStaysUnknown() {
    RenderedTree tree =
        FluxFiles.deploying(
            "postBuild: {substituteFrom: [{kind: Secret, name: vars}], substitute: {X: 1}}");

    assertThat(tree.clusterLabels()).containsExactly("?");
  }

  @Test
  void honoursWhoDoesNotWantToBeFilledIn() {
    RenderedTree tree =
        FluxFiles.deployingApp(
            APP.replace(
                "{name: k8s}",
                "{name: k8s, annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}}"),
            "postBuild: {substitute: {CLUSTER: seoul}}");

    assertThat(tree.clusterLabels()).containsExactly("?");
  }

  @Test
  void keepsTheLinesOfAnEmbeddedFileThatIsFilledIn() {
    RenderedTree tree =
        RenderedTree.of(
            "clusters/a/apps.yaml",
            flux("./apps", "postBuild: {substitute: {CLUSTER: seoul}}"),
            "apps/m.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            data:
              prometheus.yml: |
                global:
                  external_labels:
                    cluster: ${CLUSTER}
                remote_write: [{url: 'http://x/'}]
            """);

    Document document = tree.documents("prometheus.yml").get(0);
    assertThat(document.text("global", "external_labels", "cluster").isKnown("seoul")).isTrue();
    assertThat(document.text("global", "external_labels", "cluster").origin().span().from().line())
        .isEqualTo(7);
    assertThat(document.at("remote_write").orElseThrow().origin().span().text())
        .isEqualTo("[{url: 'http://x/'}]");
  }

  @Test
  void patchesWhatItDeploys() {
    RenderedTree tree =
        FluxFiles.deploying(
            """
                targetNamespace: monitoring
                patches:
                - target: {kind: Prometheus}
                  patch: |
                    - {op: replace, path: /spec/replicas, value: 3}
                """);

    assertThat(tree.prometheus("spec", "replicas")).containsExactly("3");
    assertThat(tree.prometheus("metadata", "namespace")).containsExactly("monitoring");
    assertThat(tree.prometheus("metadata", "name")).containsExactly("k8s");
  }

  @Test
  void addsItsComponents() {
    RenderedTree tree =
        FluxFiles.deploying(
            "components: [../c, ../gone]",
            "c/kustomization.yaml",
            """
            kind: Component
            patches:
            - target: {kind: Prometheus}
              patch: |
                - {op: replace, path: /spec/replicas, value: 3}
            """);

    assertThat(tree.prometheus("spec", "replicas")).containsExactly("3");
    assertThat(tree.units("Prometheus")).containsExactly("clusters/a");
    assertThat(tree.gaps()).containsExactly("`../gone` is not in the tree");
  }

  @Test
  void deploysToTheClusterOfItsKubeconfig() {
    RenderedTree tree = FluxFiles.deploying("kubeConfig: {secretRef: {name: edge-kubeconfig}}");

    assertThat(tree.units("Prometheus")).containsExactly("clusters/a @edge");
  }

  private static String vars(String cluster) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: vars, namespace: flux-system}
        data: {CLUSTER: %s}
        """
        .formatted(cluster);
  }
}
