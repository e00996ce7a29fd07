package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.RenderedTree;
import io.mcmetrics.render.Trees;
import org.junit.jupiter.api.Test;

final class ArgoTest {
  private static final String CHART = "name: stack\nversion: 1.0.0\n";
  private static final String PROMETHEUS = RenderedTree.PROMETHEUS;

  private static String application(String destination, String source) {
    return GitOpsFiles.application(
        "stack",
        "destination: {%s}\nsource:\n  repoURL: https://git.example.test/fleet\n"
                .formatted(destination)
            + source.indent(2));
  }

  private static RenderedTree chart(String source, String... more) {
    String[] files = new String[more.length + 6];
    files[0] = "argocd/stack.yaml";
    files[1] = application("name: in-cluster", "path: charts/stack\n" + source);
    files[2] = "charts/stack/Chart.yaml";
    files[3] = CHART;
    files[4] = "charts/stack/values.yaml";
    files[5] = "prometheus: {prometheusSpec: {replicas: 2, externalLabels: {cluster: chart}}}";
    System.arraycopy(more, 0, files, 6, more.length);
    return RenderedTree.of(files);
  }

  @Test
  void aChartInTheTreeIsDeployedWithItsOwnValues() {
    RenderedTree tree = chart("");

    assertThat(tree.clusterLabels()).containsExactly("chart");
    assertThat(tree.units("Prometheus")).containsExactly("argocd");
  }

  @Test
  void layersFilesThenValuesThenParameters() {
    String files = "helm:\n  valueFiles: [a.yaml, b.yaml]\n";
    String a = "prometheus: {prometheusSpec: {shards: 1, externalLabels: {cluster: a}}}";
    String b = RenderedTree.STACK.formatted("b");
    String values = "  values: |\n    " + RenderedTree.STACK.formatted("values") + "\n";
    String object = "  valuesObject: " + RenderedTree.STACK.formatted("object") + "\n";
    String name = "prometheus.prometheusSpec.externalLabels.cluster";
    String parameters = "  parameters: [{name: " + name + ", value: told}]\n";
    String[] more = {"charts/stack/a.yaml", a, "charts/stack/b.yaml", b};

    assertThat(chart(files, more).clusterLabels()).containsExactly("b");
    assertThat(chart(files, more).prometheus("spec", "shards")).containsExactly("1");
    assertThat(chart(files, more).prometheus("spec", "replicas")).containsExactly("2");
    assertThat(chart(files + values, more).clusterLabels()).containsExactly("values");
    assertThat(chart(files + values + object, more).clusterLabels()).containsExactly("object");
    assertThat(chart(files + values + object + parameters, more).clusterLabels())
        .containsExactly("told");
    assertThat(chart(files + parameters, more).whole("Prometheus")).containsExactly(true);
  }

  @Test
  void ignoresValuesBesideAnObjectOfValues() {
    RenderedTree tree =
        chart(
            """
            helm:
              values: |
                prometheus: {prometheusSpec: {shards: 9}}
              valuesObject: {prometheus: {prometheusSpec: {replicas: 3}}}
            """);

    assertThat(tree.prometheus("spec", "shards")).containsExactly("1");
    assertThat(tree.prometheus("spec", "replicas")).containsExactly("3");
  }

  @Test
  void findsFilesFromTheRootOfAnotherSource() {
    RenderedTree tree =
        RenderedTree.of(
            "argocd/stack.yaml",
            GitOpsFiles.application(
                "stack",
                """
                destination: {name: edge}
                sources:
                - repoURL: https://charts.example.test
                  chart: kube-prometheus-stack
                  helm: {valueFiles: [$values/envs/edge.yaml]}
                - {repoURL: https://git.example.test/fleet, ref: values}
                """),
            "envs/edge.yaml",
            RenderedTree.STACK.formatted("edge"));

    assertThat(tree.clusterLabels()).containsExactly("edge");
    assertThat(tree.units("Prometheus")).containsExactly("argocd @edge");
    assertThat(tree.originOfClusterLabel()).startsWith("envs/edge.yaml:1:58 `edge`");
  }

  @Test
  void aMissingValuesFileIsAGap() {
    RenderedTree tree = chart("helm: {valueFiles: [gone.yaml]}");

    assertThat(tree.whole("Prometheus")).containsExactly(false);
    assertThat(tree.gaps()).containsExactly("the values file `gone.yaml` is not in the tree");
  }

  @Test
  void aMissingValuesFileThatMayMissIsNone() {
    RenderedTree tree = chart("helm: {ignoreMissingValueFiles: true, valueFiles: [gone.yaml]}");

    assertThat(tree.whole("Prometheus")).containsExactly(true);
    assertThat(tree.gaps()).isEmpty();
  }

  @Test
  void aPatternStandsForFilesInTheirOrder() {
    String[] more = {
      "charts/stack/envs/a.yaml", RenderedTree.STACK.formatted("a"),
      "charts/stack/envs/n/c.yaml", RenderedTree.STACK.formatted("c"),
      "charts/stack/envs/z.yaml", RenderedTree.STACK.formatted("z")
    };

    assertThat(chart("helm: {valueFiles: ['envs/*.yaml']}", more).clusterLabels()).startsWith("z");
    assertThat(chart("helm: {valueFiles: ['envs/**/*.yaml']}", more).clusterLabels())
        .startsWith("c");
    assertThat(chart("helm: {valueFiles: ['envs/[b-z].yaml', envs/a.yaml]}", more).clusterLabels())
        .startsWith("a");
    assertThat(
            chart("helm: {valueFiles: [envs/z.yaml, '$x/charts/stack/envs/?.yaml']}", more)
                .clusterLabels())
        .startsWith("a");
    assertThat(chart("helm: {valueFiles: ['/charts/stack/envs/[!z].yaml']}", more).clusterLabels())
        .startsWith("a");
  }

  @Test
  void aPatternThatMatchesNothingIsAGap() {
    assertThat(chart("helm: {valueFiles: ['envs/*.yaml']}").gaps())
        .containsExactly("the values file `envs/*.yaml` is not in the tree");
    assertThat(chart("helm: {ignoreMissingValueFiles: true, valueFiles: ['envs/*']}").gaps())
        .isEmpty();
  }

  @Test
  void parametersFromFilesAreAGap() {
    RenderedTree tree = chart("helm: {fileParameters: [{name: a, path: b}]}");

    assertThat(tree.whole("Prometheus")).containsExactly(false);
    assertThat(tree.gaps()).containsExactly("values come from `fileParameters`");
  }

  @Test
  void subChartsGetTheirValuesBelowTheirNames() {
    RenderedTree tree =
        RenderedTree.of(
            "argocd/stack.yaml", application("name: in-cluster", "path: umbrella"),
            "umbrella/Chart.yaml",
                """
                name: umbrella
                dependencies:
                - {name: kps, alias: stack, version: 1.0.0}
                - {name: off, condition: off.enabled, version: 1.0.0}
                """,
            "umbrella/values.yaml",
                """
                stack: {prometheus: {prometheusSpec: {externalLabels: {cluster: umbrella}}}}
                off: {enabled: false, prometheus: {prometheusSpec: {}}}
                """,
            "umbrella/charts/kps/Chart.yaml", CHART,
            "umbrella/charts/kps/values.yaml",
                "prometheus: {prometheusSpec: {replicas: 4, externalLabels: {cluster: sub}}}");

    assertThat(tree.clusterLabels()).containsExactly("umbrella");
    assertThat(tree.prometheus("spec", "replicas")).containsExactly("4");
    assertThat(tree.units("Prometheus")).containsExactly("argocd");
  }

  @Test
  void kustomizationsBelongToTheDestination() {
    RenderedTree tree =
        RenderedTree.of(
            "argocd/a.yaml",
            application("name: seoul", "path: base"),
            "argocd/b.yaml",
            application("server: 'https://busan.test:6443'", "path: base"),
            "base/kustomization.yaml",
            "resources: [p.yaml]",
            "base/p.yaml",
            PROMETHEUS);

    assertThat(tree.units("Prometheus")).containsExactly("argocd @seoul", "argocd @busan.test");
  }

  @Test
  void changesTheKustomizationThatItDeploys() {
    RenderedTree tree =
        RenderedTree.of(
            "argocd/a.yaml",
            application(
                "name: seoul",
                """
                path: base
                kustomize:
                  namespace: monitoring
                  patches:
                  - target: {kind: Prometheus}
                    patch: |
                      - {op: replace, path: /spec/replicas, value: 3}
                """),
            "base/kustomization.yaml",
            "resources: [p.yaml]",
            "base/p.yaml",
            PROMETHEUS);

    assertThat(tree.prometheus("spec", "replicas")).containsExactly("3");
    assertThat(tree.prometheus("metadata", "namespace")).containsExactly("monitoring");
  }

  @Test
  void writesItsFieldsIntoTheKustomization() {
    RenderedTree tree =
        RenderedTree.of(
            "argocd/a.yaml",
            application(
                "name: seoul",
                """
                path: base
                kustomize:
                  namePrefix: edge-
                  nameSuffix: -a
                  commonLabels: {team: one}
                  labelWithoutSelector: true
                  commonAnnotations: {a: b, c: $ARGOCD_APP_NAME}
                  commonAnnotationsEnvsubst: true
                  images: ['quay.io/a=b:5000/c:1@sha256:0', 'd:2']
                  replicas: [{name: web, count: 4}]
                  components: [../component]
                """),
            "base/kustomization.yaml",
            "resources: [p.yaml]",
            "base/p.yaml",
            PROMETHEUS
                + """
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {spec: {containers: [{image: quay.io/a}, {image: d}]}}}
                """,
            "component/kustomization.yaml",
            """
            kind: Component
            patches: [{target: {kind: Prometheus}, patch: '[{op: add, path: /spec/shards, value: 2}]'}]
            """);

    assertThat(tree.prometheus("metadata", "name")).containsExactly("edge-k8s-a");
    assertThat(tree.prometheus("metadata", "labels", "team")).containsExactly("one");
    assertThat(tree.prometheus("metadata", "annotations", "a")).containsExactly("b");
    assertThat(tree.prometheus("metadata", "annotations", "c")).containsExactly("?");
    assertThat(tree.prometheus("spec", "shards")).containsExactly("2");
    assertThat(tree.values("Deployment", "spec", "replicas")).containsExactly("4");
    assertThat(Trees.text(tree.documents("Deployment").get(0).root()))
        .contains("b:5000/c:1@sha256:0", "d:2");
    assertThat(tree.gaps()).isEmpty();
  }

  @Test
  void takesTheManifestsOfADirectory() {
    String[] files = {
      "argocd/a.yaml", "", "m/p.yaml", PROMETHEUS, "m/x/q.yaml", PROMETHEUS, "m/z.yaml", PROMETHEUS
    };

    files[1] = application("name: seoul", "path: m");
    assertThat(RenderedTree.of(files).units("Prometheus"))
        .containsExactly("argocd @seoul", "argocd @seoul", "m/x");
    files[1] = application("name: seoul", "path: m\ndirectory: {recurse: true, exclude: 'z.*'}");
    assertThat(RenderedTree.of(files).units("Prometheus"))
        .containsExactly("argocd @seoul", "argocd @seoul");
  }

  @Test
  void anApplicationOfApplicationsIsFollowed() {
    RenderedTree tree =
        RenderedTree.of(
            "root.yaml", application("name: in-cluster", "path: apps"),
            "apps/a.yaml", application("name: seoul", "path: base"),
            "apps/self.yaml", application("name: in-cluster", "path: apps"),
            "base/p.yaml", PROMETHEUS);

    assertThat(tree.units("Prometheus")).containsExactly(" @seoul");
  }

  @Test
  void aPathThatIsNotInTheTreeIsAGap() {
    assertThat(RenderedTree.of("a.yaml", application("", "path: gone")).gaps())
        .containsExactly("the path `gone`, which Argo CD deploys, is not in the tree");
  }

  @Test
  void generatesFromAList() {
    RenderedTree tree =
        set(
            "- list: {elements: [{name: seoul, n: 1}, {name: busan, n: 2}]}",
            "{{name}}",
            "path: base\nkustomize: {namespace: 'm-{{n}}'}",
            "base/kustomization.yaml",
            "resources: [p.yaml]",
            "base/p.yaml",
            PROMETHEUS);

    assertThat(tree.units("Prometheus")).containsExactly("argocd @seoul", "argocd @busan");
    assertThat(tree.prometheus("metadata", "namespace")).containsExactly("m-1", "m-2");
  }

  @Test
  void generatesFromDirectories() {
    RenderedTree tree =
        set(
            "- git: {directories: [{path: 'sites/*'}, {path: sites/old, exclude: true}]}",
            "{{.path.basename}}",
            "path: '{{ .path.path }}'",
            "sites/seoul/p.yaml",
            PROMETHEUS,
            "sites/busan/p.yaml",
            PROMETHEUS,
            "sites/old/p.yaml",
            PROMETHEUS);

    assertThat(tree.units("Prometheus"))
        .containsExactly("argocd @busan", "argocd @seoul", "sites/old");
  }

  @Test
  void generatesFromFiles() {
    RenderedTree tree =
        set(
            "- git: {files: [{path: 'sites/**/site.yaml'}]}",
            "{{cluster.name}}",
            "path: base",
            "sites/x/site.yaml",
            "cluster: {name: seoul}",
            "base/p.yaml",
            PROMETHEUS);

    assertThat(tree.units("Prometheus")).containsExactly("argocd @seoul");
  }

  @Test
  void multipliesTheSetsOfAMatrix() {
    RenderedTree tree =
        set(
            """
            - matrix:
                generators:
                - list: {elements: [{name: seoul}, {name: busan}]}
                - list: {elements: [{app: a}, {app: b}]}
            """,
            "{{name}}",
            "path: '{{app}}'",
            "a/p.yaml",
            PROMETHEUS,
            "b/p.yaml",
            PROMETHEUS);

    assertThat(tree.units("Prometheus"))
        .containsExactly("argocd @seoul", "argocd @seoul", "argocd @busan", "argocd @busan");
  }

  @Test
  void completesTheSetsOfAMerge() {
    RenderedTree tree =
        set(
            """
            - merge:
                mergeKeys: [id]
                generators:
                - list: {elements: [{id: 1, name: seoul}, {id: 2, name: busan}]}
                - list: {elements: [{id: 2, name: daegu}]}
            """,
            "{{name}}",
            "path: base",
            "base/p.yaml",
            PROMETHEUS);

    assertThat(tree.units("Prometheus")).containsExactly("argocd @seoul", "argocd @daegu");
  }

  @Test
  void aPatchOfTheTemplateIsAGap() {
    RenderedTree tree =
        set(
            "- list: {elements: [{name: seoul}]}",
            "{{name}}",
            "chart: kube-prometheus-stack\nhelm: {valuesObject: "
                + RenderedTree.STACK.formatted("a")
                + "}",
            "argocd/more.yaml",
            "{}",
            "argocd/set2.yaml",
            "{apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, spec: {generators: [],"
                + " template: {}, templatePatch: 'spec: {}'}}");

    assertThat(tree.gaps()).containsExactly("what `templatePatch` changes is not followed");
  }

  @Test
  void clustersThatNobodyNamesAreOneWithNothingKnown() {
    RenderedTree tree =
        set(
            "- clusters: {values: {tier: edge}}",
            "{{name}}",
            """
            chart: kube-prometheus-stack
            helm:
              valuesObject:
                prometheus:
                  prometheusSpec:
                    externalLabels: {cluster: '{{name}}', tier: '{{values.tier}}'}
            """);

    assertThat(tree.clusterLabels()).containsExactly("?");
    assertThat(tree.prometheus("spec", "externalLabels", "tier")).containsExactly("edge");
    assertThat(tree.gaps()).containsExactly("what this generator finds is not in the tree");
  }

  private static RenderedTree set(
      String generators, String destination, String source, String... more) {
    String[] files = new String[more.length + 2];
    files[0] = "argocd/set.yaml";
    files[1] =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        spec:
          generators:
        """
            + generators.indent(2)
            + "  template:\n    spec:\n"
            + "      destination: {name: '%s'}\n      source:\n".formatted(destination)
            + source.indent(8);
    System.arraycopy(more, 0, files, 2, more.length);
    return RenderedTree.of(files);
  }
}
