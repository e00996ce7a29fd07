package io.mcmetrics.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.gitops.GitOpsFiles;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Rendering;
import io.mcmetrics.render.Trees;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FieldFinderTest {
  private static final String SPEC = "prometheus: {prometheusSpec: {%s}}\n";
  private static final String CLUSTER = SPEC.formatted("externalLabels: {cluster: %s}");
  private static final String RESOURCE =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s}
      spec:
        retention: 6h
        externalLabels: {cluster: base}
        remoteWrite: [{url: https://a.example.org}]
      """;

  @Test
  void goesFromTheChartThroughEachFileToWhatIsInline() {
    assertThat(
            layers(
                "prometheusSpec.externalLabels.cluster",
                "o/kustomization.yaml",
                """
                helmCharts:
                  - name: stack
                    valuesFile: low.yaml
                    valuesInline: {prometheus: {prometheusSpec: {externalLabels: {cluster: inline}}}}
                    additionalValuesFiles: [high.yaml]
                """,
                "o/charts/stack/Chart.yaml",
                "name: stack\n",
                "o/charts/stack/values.yaml",
                CLUSTER.formatted("chart"),
                "o/low.yaml",
                CLUSTER.formatted("low"),
                "o/high.yaml",
                CLUSTER.formatted("high")))
        .containsExactly(
            "o/charts/stack/values.yaml:1 chart overridden",
            "o/low.yaml:1 low overridden",
            "o/kustomization.yaml:4 inline overridden",
            "o/high.yaml:1 high in-force");
  }

  @Test
  void aNullOverALowerLayerTakesAwayAllBelowIt() {
    String[] files = {
      "o/kustomization.yaml",
      "helmCharts: [{name: stack, valuesFile: low.yaml, additionalValuesFiles: [high.yaml]}]\n",
      "o/low.yaml",
      CLUSTER.formatted("low"),
      "o/high.yaml",
      SPEC.formatted("externalLabels: null")
    };

    assertThat(layers("prometheusSpec.externalLabels.cluster", files))
        .containsExactly("o/low.yaml:1 low overridden", "o/high.yaml:1 null removes");
    assertThat(layers("prometheusSpec.externalLabels", files))
        .endsWith("o/high.yaml:1 null removes");
  }

  @Test
  void knowsWhoTookAwayWhatTheChartSays() {
    assertThat(
            layers(
                "prometheusSpec.retention",
                "o/kustomization.yaml",
                "helmCharts: [{name: stack, valuesFile: v.yaml}]\n",
                "o/charts/stack/Chart.yaml",
                "name: stack\n",
                "o/charts/stack/values.yaml",
                SPEC.formatted("retention: 1d, replicas: 2"),
                "o/v.yaml",
                SPEC.formatted("retention: null")))
        .containsExactly("o/charts/stack/values.yaml:1 1d overridden", "o/v.yaml:1 null removes");
  }

  @Test
  void goesThroughPatchesOfBothKinds() {
    String[] tree = {
      "base/kustomization.yaml",
      "resources: [p.yaml]\n",
      "base/p.yaml",
      RESOURCE,
      "o/kustomization.yaml",
      """
      resources: [../base]
      patches:
        - path: merge.yaml
        - target: {kind: Prometheus}
          patch: |
            - {op: replace, path: /spec/remoteWrite/0/url, value: https://b.example.org}
            - {op: remove, path: /spec/retention}
      """,
      "o/merge.yaml",
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s}
      spec:
        externalLabels: {cluster: null, site: seoul}
        remoteWrite: [{url: https://c.example.org}]
      """
    };
    assertThat(layers("externalLabels.cluster", tree))
        .containsExactly("base/p.yaml:6 base overridden", "o/merge.yaml:5 null removes");
    assertThat(layers("spec.remoteWrite[*].url", tree))
        .containsExactly(
            "base/p.yaml:7 https://a.example.org overridden",
            "o/merge.yaml:6 https://c.example.org overridden",
            "o/kustomization.yaml:6 https://b.example.org in-force");
    assertThat(layers("retention", tree))
        .containsExactly("base/p.yaml:5 6h overridden", "o/kustomization.yaml:7 removes");
    assertThat(layers("prometheusSpec.externalLabels.site", tree))
        .containsExactly("o/merge.yaml:5 seoul in-force");
  }

  @Test
  void goesFromAVariableToItsValue() {
    assertThat(
            layers(
                "externalLabels.cluster",
                "clusters/a/flux.yaml",
                """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps}
                spec:
                  path: ./apps
                  postBuild:
                    substitute: {CLUSTER: edge-01}
                """,
                "apps/p.yaml",
                RESOURCE.replace("base", "\"${CLUSTER}\"")))
        .containsExactly(
            "apps/p.yaml:6 ${CLUSTER} filled-in", "clusters/a/flux.yaml:7 edge-01 in-force");
  }

  @Test
  void showsWhatAReleaseIsGivenOnlyWhereItCounts() {
    assertThat(
            layers(
                "prometheusSpec.externalLabels.cluster",
                "app.yaml",
                GitOpsFiles.application(
                    "stack",
                    """
                    source:
                      chart: kube-prometheus-stack
                      helm:
                        valuesObject: {prometheus: {prometheusSpec: {externalLabels: {cluster: low}}}}
                        parameters:
                          - {name: prometheus.prometheusSpec.externalLabels.cluster, value: high}
                    """)))
        .containsExactly("app.yaml:8 low overridden", "app.yaml:10 high in-force");
  }

  @Test
  void looksForTheSameFieldInAListThatWasReplaced() {
    assertThat(
            layers(
                "remoteWrite[1].url",
                "o/kustomization.yaml",
                "helmCharts: [{name: stack, valuesFile: a.yaml, additionalValuesFiles: [b.yaml]}]\n",
                "o/a.yaml",
                SPEC.formatted("remoteWrite: [{url: https://a.example.org}]"),
                "o/b.yaml",
                SPEC.formatted(
                    "remoteWrite: [{url: https://b.example.org}, {url: https://c.example.org}]")))
        .containsExactly("o/a.yaml:1 overridden", "o/b.yaml:1 https://c.example.org in-force");
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(layers("spec.nothing", "p.yaml", RESOURCE)).isEmpty();
  }

  /** Returns each layer of the fields found: its place, its text if it is one, and its state. */
  private static List<String> layers(String query, String... pathsAndTexts) {
    Rendering rendering = Renderer.renderWithValues(Trees.of(pathsAndTexts));
    List<Document> documents = new ArrayList<>(rendering.values());
    documents.addAll(rendering.documents());
    List<String> layers = new ArrayList<>();
    for (LayeredField field : FieldFinder.find(documents, FieldQuery.parse(query).orElseThrow())) {
      field.layers().forEach(layer -> layers.add(words(layer)));
    }
    return layers;
  }

  private static String words(Layer layer) {
    String place = layer.origin().span().file().path() + ":" + layer.origin().span().from().line();
    String text = layer.value().scalarAt().map(scalar -> " " + scalar.text()).orElse("");
    return place + text + " " + layer.state().word();
  }
}
