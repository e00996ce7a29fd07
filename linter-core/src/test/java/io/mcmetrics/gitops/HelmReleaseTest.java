package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.render.RenderedTree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class HelmReleaseTest {
  private static final String FROM_A =
      GitOpsFiles.helmRelease(
          "stack",
          """
          valuesFrom:
          - {kind: ConfigMap, name: a}
          """);

  @Test
  void takesItsValuesFromAConfigMap() {
    RenderedTree tree = RenderedTree.of("r.yaml", FROM_A, "a.yaml", configMap("a", "from-a"));

    assertThat(tree.clusterLabels()).containsExactly("from-a");
    assertThat(tree.whole("Prometheus")).containsExactly(true);
    assertThat(tree.gaps()).isEmpty();
  }

  @Test
  void itsOwnValuesWinOverThoseFromElsewhere() {
    RenderedTree tree =
        RenderedTree.of(
            "r.yaml",
            FROM_A + "  values: " + RenderedTree.STACK.formatted("own"),
            "a.yaml",
            configMap("a", "from-a"));

    assertThat(tree.clusterLabels()).containsExactly("own");
    assertThat(tree.originOfClusterLabel()).startsWith("r.yaml:").contains(" VALUES a.yaml:");
  }

  @Test
  void laterEntriesWinOverEarlierOnes() {
    RenderedTree tree =
        RenderedTree.of(
            "r.yaml",
            FROM_A + "  - {kind: ConfigMap, name: b}\n",
            "maps.yaml",
            configMap("a", "from-a") + "---\n" + configMap("b", "from-b"));

    assertThat(tree.clusterLabels()).containsExactly("from-b");
  }

  @Test
  void aTargetPathWinsOverAllValues() {
    RenderedTree tree =
        RenderedTree.of(
            "r.yaml",
            GitOpsFiles.helmRelease(
                "stack",
                """
                valuesFrom:
                - kind: ConfigMap
                  name: a
                  valuesKey: name
                  targetPath: prometheus.prometheusSpec.externalLabels.cluster
                values: {prometheus: {prometheusSpec: {externalLabels: {cluster: own}}}}
                """),
            "a.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {name: told}\n");

    assertThat(tree.clusterLabels()).containsExactly("told");
    assertThat(tree.originOfClusterLabel())
        .isEqualTo("a.yaml:4:14 `told` VALUES r.yaml:10:68 `own`");
  }

  @Test
  void aTargetPathWithAnUnknownValueHidesWhatStandsThere() {
    RenderedTree tree =
        RenderedTree.of(
            "r.yaml",
            GitOpsFiles.helmRelease(
                    "stack",
                    """
                valuesFrom:
                - kind: Secret
                  name: gone
                  valuesKey: name
                  targetPath: prometheus.prometheusSpec.externalLabels.cluster
                values: {prometheus: {prometheusSpec: {externalLabels: {cluster: own}}}}
                """)
                .replace("/v2", "/v2beta1"));

    assertThat(tree.clusterLabels()).containsExactly("?");
    assertThat(tree.whole("Prometheus")).containsExactly(false);
  }

  @Test
  void readsTheKeyThatIsNamed() {
    RenderedTree tree =
        RenderedTree.of(
            "r.yaml",
            FROM_A.replace("name: a}", "name: a, valuesKey: other.yaml}"),
            "a.yaml",
            configMap("a", "from-a").replace("values.yaml", "other.yaml"));

    assertThat(tree.clusterLabels()).containsExactly("from-a");
  }

  @Test
  void readsTheSecretsOfTheTree() {
    String values = RenderedTree.STACK.formatted("secret");
    String encoded = Base64.getEncoder().encodeToString(values.getBytes(StandardCharsets.UTF_8));
    String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n";
    String release = FROM_A.replace("kind: ConfigMap", "kind: Secret");

    assertThat(
            RenderedTree.of(
                    "r.yaml", release, "s.yaml", secret + "data: {values.yaml: " + encoded + "}")
                .clusterLabels())
        .containsExactly("secret");
    assertThat(
            RenderedTree.of(
                    "r.yaml",
                    release,
                    "s.yaml",
                    secret + "stringData:\n  values.yaml: |\n    " + values)
                .clusterLabels())
        .containsExactly("secret");
  }

  @Test
  void aSealedSecretStaysAGap() {
    RenderedTree tree =
        RenderedTree.of(
            "r.yaml",
            FROM_A.replace("kind: ConfigMap", "kind: Secret")
                + "  values: "
                + RenderedTree.STACK.formatted("own"),
            "s.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: a}
            data: {values.yaml: "ENC[AES256_GCM,data:abc,type:str]"}
            """);

    assertThat(tree.whole("Prometheus")).containsExactly(false);
    assertThat(tree.gaps())
        .containsExactly("values come from `valuesFrom`", "`values.yaml` is encrypted by SOPS");
  }

  @Test
  void doesNotJudgeALayerByItself() {
    RenderedTree tree = RenderedTree.of("r.yaml", FROM_A, "a.yaml", configMap("a", "from-a"));

    assertThat(tree.documents("Prometheus")).hasSize(1);
  }

  @Test
  void knowsAGeneratedConfigMapByTheNameItWasGiven() {
    RenderedTree tree =
        RenderedTree.of(
            "app/kustomization.yaml",
            """
            resources: [r.yaml]
            configMapGenerator:
            - {name: a, namespace: monitoring, files: [values.yaml]}
            """,
            "app/r.yaml",
            FROM_A,
            "app/values.yaml",
            RenderedTree.STACK.formatted("generated"));

    assertThat(tree.clusterLabels()).containsExactly("generated");
    assertThat(tree.originOfClusterLabel()).startsWith("app/values.yaml:1:58 `generated`");
  }

  @Test
  void prefersTheConfigMapOfItsOwnOverlay() {
    RenderedTree tree =
        RenderedTree.of(
            "a/kustomization.yaml",
            "resources: [r.yaml, m.yaml]",
            "a/r.yaml",
            FROM_A,
            "a/m.yaml",
            configMap("a", "first"),
            "b/kustomization.yaml",
            "resources: [r.yaml, m.yaml]",
            "b/r.yaml",
            FROM_A,
            "b/m.yaml",
            configMap("a", "second"));

    assertThat(tree.clusterLabels()).containsExactly("first", "second");
  }

  @Test
  void doesNotGuessWhichOfSeveralIsMeant() {
    RenderedTree tree =
        RenderedTree.of(
            "r/r.yaml", FROM_A + "  values: " + RenderedTree.STACK.formatted("own"),
            "a/m.yaml", configMap("a", "first"),
            "b/m.yaml", configMap("a", "second"));

    assertThat(tree.gaps()).containsExactly("values come from `valuesFrom`");
  }

  @Test
  void isGivenTheValuesOfAChartInTheTree() {
    RenderedTree tree =
        RenderedTree.of(
            "charts/stack/Chart.yaml", "name: stack\nversion: 1.0.0\n",
            "charts/stack/values.yaml",
                "prometheus: {prometheusSpec: {replicas: 2, externalLabels: {cluster: chart}}}",
            "r.yaml",
                GitOpsFiles.helmRelease(
                    "stack",
                    """
                    chart: {spec: {chart: ./charts/stack, sourceRef: {kind: GitRepository, name: x}}}
                    values: {prometheus: {prometheusSpec: {externalLabels: {cluster: own}}}}
                    """));

    assertThat(tree.units("Prometheus")).contains("");
    Document own = tree.documents("Prometheus").get(0);
    assertThat(own.root().number("spec", "replicas").isKnown(2)).isTrue();
    assertThat(own.text("spec", "externalLabels", "cluster").isKnown("own")).isTrue();
  }

  @Test
  void eachKubeconfigIsAClusterOfItsOwn() {
    RenderedTree tree =
        RenderedTree.of(
            "a.yaml", stack("seoul", "kubeConfig: {secretRef: {name: seoul-kubeconfig}}"),
            "b.yaml", stack("busan", "kubeConfig: {configMapRef: {name: busan}}"),
            "c.yaml", stack("daegu", "timeout: 1m"));

    assertThat(tree.units("Prometheus")).containsExactly(" @seoul", " @busan", "");
    assertThat(tree.clusterLabels()).containsExactly("seoul", "busan", "daegu");
  }

  private static String stack(String cluster, String more) {
    return GitOpsFiles.helmRelease(
        cluster, more + "\nvalues: " + RenderedTree.STACK.formatted(cluster) + "\n");
  }

  @Test
  void deploysTheChartOfTheHelmChartThatItRefersTo() {
    RenderedTree tree =
        RenderedTree.of(
            "r.yaml",
            stack("own", "chartRef: {kind: HelmChart, name: stack}"),
            "c.yaml",
            """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmChart
            metadata: {name: stack, namespace: monitoring}
            spec:
              chart: ./charts/stack
              sourceRef: {kind: GitRepository, name: x}
              valuesFiles: [charts/stack/more.yaml]
            """,
            "charts/stack/Chart.yaml",
            "name: stack\nversion: 1.0.0\n",
            "charts/stack/more.yaml",
            "prometheus: {prometheusSpec: {shards: 2}}",
            "charts/stack/values.yaml",
            "prometheus: {prometheusSpec: {replicas: 2}}");

    assertThat(tree.clusterLabels()).containsExactly("own");
    assertThat(tree.prometheus("spec", "replicas")).containsExactly("2");
    assertThat(tree.prometheus("spec", "shards")).containsExactly("2");
  }

  private static String configMap(String name, String cluster) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: monitoring}
        data:
          values.yaml: |
            %s
        """
        .formatted(name, RenderedTree.STACK.formatted(cluster));
  }
}
