package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.gitops.GitOpsFiles;
import io.mcmetrics.yaml.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RendererTest {
  private static final String PROMETHEUS = RenderedTree.PROMETHEUS;

  @Test
  void judgesABaseInTheOverlaysThatIncludeIt() {
    Rendering rendering =
        render(
            "base/kustomization.yaml", "resources: [prometheus.yaml]",
            "base/prometheus.yaml", PROMETHEUS,
            "overlays/a/kustomization.yaml", "resources: [../../base]",
            "overlays/b/kustomization.yaml", "bases: [../../base/]");

    assertThat(rendering.documents())
        .extracting(document -> document.unit().path())
        .containsExactly("overlays/a", "overlays/b");
    assertThat(rendering.coverage().understoodCount()).isEqualTo(4);
  }

  @Test
  void takesEachOverlayOfAGathererForItself() {
    Rendering rendering =
        render(
            "kustomization.yaml", "resources: [a, b]",
            "a/kustomization.yaml", "resources: [p.yaml]",
            "a/p.yaml", PROMETHEUS,
            "b/kustomization.yaml", "resources: [p.yaml]",
            "b/p.yaml", PROMETHEUS);

    assertThat(rendering.documents())
        .extracting(document -> document.unit().path())
        .containsExactly("a", "b");
  }

  @Test
  void takesAListOfOverlaysAndFilesForAList() {
    Rendering rendering =
        render(
            "kustomization.yaml", "resources: [namespace.yaml, overlays/a, overlays/b]",
            "namespace.yaml", "apiVersion: v1\nkind: Namespace",
            "overlays/a/kustomization.yaml", "resources: [p.yaml]",
            "overlays/a/p.yaml", PROMETHEUS,
            "overlays/b/kustomization.yaml", "resources: [p.yaml]",
            "overlays/b/p.yaml", PROMETHEUS);

    assertThat(rendering.documents())
        .filteredOn(document -> document.kind().equals("Prometheus"))
        .extracting(document -> document.unit().path())
        .containsExactly("overlays/a", "overlays/b");
  }

  @Test
  void buildsWhatABaseGathersInTheOverlayAlone() {
    Rendering rendering =
        render(
            "base/kustomization.yaml", "resources: [ns.yaml, kps, thanos]",
            "base/ns.yaml", "apiVersion: v1\nkind: Namespace",
            "base/kps/kustomization.yaml", "resources: [p.yaml]",
            "base/kps/p.yaml", PROMETHEUS,
            "base/thanos/kustomization.yaml", "resources: []",
            "overlays/a/kustomization.yaml", "resources: [../../base]");

    assertThat(rendering.documents())
        .extracting(document -> document.unit().path())
        .containsOnly("overlays/a");
  }

  @Test
  void neverJudgesAComponentByItself() {
    Rendering rendering =
        render(
            "c/kustomization.yaml", "kind: Component\nresources: [p.yaml]", "c/p.yaml", PROMETHEUS);

    assertThat(rendering.documents()).isEmpty();
  }

  @Test
  void letsAComponentPatchWhatStandsBesideIt() {
    Rendering rendering =
        render(
            "a/kustomization.yaml",
            "resources: [p.yaml]\ncomponents: [../c]",
            "a/p.yaml",
            PROMETHEUS,
            "c/kustomization.yaml",
            """
                kind: Component
                patches:
                - target: {kind: Prometheus}
                  patch: |
                    - {op: replace, path: /spec/replicas, value: 3}
                """);

    Document document = rendering.documents().get(0);
    assertThat(document.root().number("spec", "replicas")).isInstanceOf(Value.Known.class);
    assertThat(document.root().number("spec", "replicas").isKnown(3)).isTrue();
    assertThat(document.root().number("spec", "replicas").origin().span().file().path())
        .isEqualTo("c/kustomization.yaml");
  }

  @Test
  void seesInPartWhatAMissingPatchWouldChange() {
    Rendering rendering =
        render(
            "a/kustomization.yaml",
            "resources: [p.yaml]\npatches: [{path: gone.yaml}]",
            "a/p.yaml",
            PROMETHEUS);

    assertThat(rendering.documents()).extracting(d -> d.sight().whole()).containsExactly(false);
    assertThat(whats(rendering)).containsExactly("the patch `gone.yaml` is not in the tree");
  }

  @Test
  void reportsWhatLiesOutsideTheTreeAndReadsOn() {
    Rendering rendering =
        render(
            "a/kustomization.yaml",
            """
                resources:
                - ../../etc
                - /etc/passwd
                - https://example.test/base?ref=1
                - gone.yaml
                - p.yaml
                """,
            "a/p.yaml",
            PROMETHEUS);

    assertThat(rendering.documents()).hasSize(1);
    assertThat(whats(rendering))
        .containsExactly(
            "`../../etc` lies outside the tree",
            "`/etc/passwd` lies outside the tree",
            "the remote resource `https://example.test/base?ref=1`",
            "`gone.yaml` is not in the tree");
  }

  @Test
  void endsWhereKustomizationsIncludeEachOther() {
    Rendering rendering =
        render(
            "a/kustomization.yaml", "resources: [../b]",
            "b/kustomization.yaml", "resources: [../c]",
            "c/kustomization.yaml", "resources: [../b]");

    assertThat(whats(rendering)).containsExactly("`b/kustomization.yaml` includes itself");
  }

  @Test
  void leavesOutManifestsThatTheKustomizationBesideThemDoesNotName() {
    Rendering rendering =
        render("a/kustomization.yaml", "resources: []", "a/orphan.yaml", PROMETHEUS);

    assertThat(rendering.documents()).isEmpty();
    assertThat(whats(rendering))
        .containsExactly("no kustomization refers to this file, though one stands beside it");
  }

  @Test
  void recognisesValuesBelowAnUmbrellaKey() {
    Rendering rendering =
        render(
            "values.yaml", "stack:\n  prometheus:\n    agentMode: true\n    prometheusSpec: {}\n");

    assertThat(kinds(rendering)).contains("PrometheusAgent");
  }

  @Test
  void layersTheValuesOfAChart() {
    Rendering rendering =
        render(
            "kustomization.yaml",
                """
                helmCharts:
                - name: kube-prometheus-stack
                  valuesFile: a.yaml
                  valuesInline: {prometheus: {prometheusSpec: {replicas: 2}}}
                  additionalValuesFiles: [b.yaml]
                """,
            "a.yaml", "prometheus: {prometheusSpec: {replicas: 1, shards: 1}}",
            "b.yaml", "prometheus: {prometheusSpec: {replicas: 3}}");

    Document document =
        rendering.documents().stream()
            .filter(made -> made.root().textAt("kind").equals("Prometheus"))
            .findFirst()
            .orElseThrow();
    assertThat(document.root().number("spec", "replicas").isKnown(3)).isTrue();
    assertThat(document.root().number("spec", "shards").isKnown(1)).isTrue();
    assertThat(document.root().number("spec", "replicas").origin().span().file().path())
        .isEqualTo("b.yaml");
  }

  @Test
  void opensListsTemplatesConfigMapsAndReleases() {
    Rendering rendering =
        render(
            "list.yaml", "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service}\n",
            "map.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                data:
                  prometheus.yml: |
                    global: {scrape_interval: 1m}
                    remote_write: []
                """,
            "release.yaml",
                GitOpsFiles.helmRelease(
                    "stack",
                    """
                    values:
                      prometheus: {prometheusSpec: {}}
                    """),
            "template.yaml",
                """
                apiVersion: template.openshift.io/v1
                kind: Template
                objects:
                - {apiVersion: v1, kind: Secret}
                """);

    assertThat(kinds(rendering))
        .startsWith("Service", "ConfigMap", "prometheus.yml", "HelmRelease")
        .contains("Prometheus")
        .endsWith("Secret");
  }

  @Test
  void seesInPartWhatValuesFromMayAdd() {
    Rendering rendering =
        render(
            "release.yaml",
            GitOpsFiles.helmRelease(
                "stack",
                """
                valuesFrom: [{kind: Secret, name: x}]
                values: {prometheus: {prometheusSpec: {}}}
                """));

    assertThat(rendering.documents().get(1).sight().whole()).isFalse();
    assertThat(whats(rendering)).containsExactly("values come from `valuesFrom`");
  }

  @Test
  void takesTemplatesForGapsAndNotForMistakes() {
    Rendering rendering =
        render(
            "chart/Chart.yaml", "name: x\nversion: 1.0.0\n",
            "chart/templates/p.yaml", "a: {{ .Values.a }}\n",
            "chart/templates/q.yaml", "{{- if .Values.b }}\nb: 1\n{{- end }}\n",
            "loose.yaml", "{{- range $x := .list }}\n- {{ $x }}\n{{- end }}\n",
            "x.jsonnet", "{a: 1}");

    assertThat(rendering.syntaxErrors()).isEmpty();
    assertThat(whats(rendering))
        .containsExactly(
            "2 Helm templates of `chart` are not rendered",
            "a template that is not YAML",
            "1 Jsonnet file of `.` is not evaluated");
  }

  @Test
  void keepsWhatIsReadablePastABrokenFile() {
    Rendering rendering = render("values.yaml", "a: [1\nb: 2\n", "b.yaml", PROMETHEUS);

    assertThat(rendering.syntaxErrors()).hasSize(1);
    assertThat(kinds(rendering)).containsExactly("Prometheus");
  }

  @Test
  void trustsAFragmentOfAConfigurationLittle() {
    Rendering rendering = render("part.yml", "remote_write: [{url: 'http://x/'}]\n");

    assertThat(rendering.documents())
        .extracting(document -> document.sight().limit())
        .containsExactly(Confidence.POSSIBLE);
  }

  @Test
  void understandsNothingInWhatItDoesNotKnow() {
    assertThat(
            render("package.json", "{\"name\": \"x\"}", "a.yaml", "b: c\n")
                .coverage()
                .understoodCount())
        .isEqualTo(0);
  }

  private static Rendering render(String... pathsAndTexts) {
    return Renderer.render(Trees.of(pathsAndTexts));
  }

  private static List<String> whats(Rendering rendering) {
    return rendering.gaps().stream().map(Gap::what).toList();
  }

  private static List<String> kinds(Rendering rendering) {
    return rendering.documents().stream().map(Document::kind).toList();
  }

  @Test
  void fieldsOfAKustomizationThatAreNotFollowedAreGaps() {
    RenderedTree tree =
        RenderedTree.of(
            "a/kustomization.yaml",
            """
            openapi: {path: schema.json}
            crds: [crd.yaml]
            validators: [check.yaml]
            buildMetadata: [originAnnotations]
            """,
            "b/kustomization.yaml",
            "{openapi: {}, crds: []}");

    assertThat(tree.gaps())
        .containsExactlyInAnyOrder(
            "the schema that `openapi` names is not read",
            "the definitions that `crds` names are not read",
            "`check.yaml` is not in the tree",
            "what `buildMetadata` asks for is left out");
  }
}
