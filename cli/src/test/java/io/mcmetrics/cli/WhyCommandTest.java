package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WhyCommandTest {
  private static final Path FLEETS =
      Path.of(System.getProperty("mcmetrics.testdata")).resolve("fleets");

  private final Path directory;

  WhyCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void showsTheOneLayerOfALabel() {
    assertThat(
            Session.in(FLEETS)
                .at("four-clusters")
                .run("why", "--root=.", "cluster-03-edge", "prometheusSpec.externalLabels.cluster")
                .out())
        .isEqualTo(
            """
            prometheus.prometheusSpec.externalLabels.cluster in the values of a chart of overlays/cluster-03-edge/kube-prometheus-stack
              overlays/cluster-03-edge/kube-prometheus-stack/values-edge.yaml:5:16  cluster-03-edge  in force
            """);
  }

  @Test
  void showsTheChainFromBaseToPatch() {
    assertThat(chain().run("why", "--root=.", "edge-01", "externalLabels").out())
        .isEqualTo(
            """
            prometheus.prometheusSpec.externalLabels.cluster in the values of a chart of overlays/edge-01
              base/values.yaml:4:16                      REPLACE-ME  overridden
              overlays/edge-01/kustomization.yaml:10:37  edge-01     overridden
              overlays/edge-01/more.yaml:4:16            "1"         in force

            spec.externalLabels.cluster in Prometheus monitoring/k8s of overlays/edge-01
              base/prometheus.yaml:5:29         base   overridden
              overlays/edge-01/patch.yaml:5:29  patch  in force

            spec.externalLabels.site in Prometheus monitoring/k8s of overlays/edge-01
              base/prometheus.yaml:5:41         seoul  overridden
              overlays/edge-01/patch.yaml:5:42  null   removes it
            """);
  }

  @Test
  void writesJson() {
    Outcome outcome =
        chain().run("why", "--root=.", "--format=json", "edge-01", "spec.enableFeatures");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("\"schemaVersion\": 1", "\"cluster\": \"edge-01\"", "\"fields\": []");
    assertThat(outcome.err())
        .isEqualTo("mcmetrics: nothing sets `spec.enableFeatures` in `edge-01`\n");
  }

  @Test
  void exitsWith1IfALayerRemovesTheField() {
    assertThat(chain().run("why", "--root=.", "edge-01", "spec.externalLabels.site").code())
        .isEqualTo(1);
    assertThat(chain().run("why", "--root=.", "edge-01", "spec.externalLabels.cluster").code())
        .isZero();
  }

  @Test
  void asksWhetherAnotherFieldWasMeant() {
    assertThat(chain().run("why", "--root=.", "edge-01", "externalLabels.clutser").err())
        .isEqualTo(
            "mcmetrics: nothing sets `externalLabels.clutser` in `edge-01`; did you mean"
                + " `externalLabels.cluster`?\n");
  }

  @Test
  void exitsWith2ForAClusterThatIsNone() {
    assertThat(chain().run("why", "--root=.", "edge-1", "spec"))
        .isEqualTo(
            new Outcome(
                2, "", "mcmetrics: there is no cluster `edge-1`; did you mean `edge-01`?\n"));
  }

  @Test
  void exitsWith3WhereNothingIs() {
    assertThat(Session.in(directory).run("why", "--root=.", "a", "b").code()).isEqualTo(3);
  }

  @Test
  void masksSecrets() {
    Session session =
        Session.in(directory)
            .file(
                "s.yaml",
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: s}
                stringData:
                  values.yaml: hush
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: p}
                spec:
                  containers:
                    - name: a
                      args: [--token, hush]
                      env: [{name: API_TOKEN, value: hush}]
                """);
    String cluster = "unnamed";
    assertThat(session.run("why", "--root=.", cluster, "stringData[\"values.yaml\"]").out())
        .contains("***")
        .doesNotContain("hush");
    assertThat(session.run("why", "--root=.", cluster, "env[0].value").out())
        .contains("***")
        .doesNotContain("hush");
    assertThat(session.run("why", "--root=.", cluster, "args[1]").out())
        .contains("***")
        .doesNotContain("hush");
  }

  private Session chain() {
    return Session.in(directory)
        .file(
            "base/values.yaml",
            "prometheus:\n  prometheusSpec:\n    externalLabels:\n      cluster: REPLACE-ME\n")
        .file("base/kustomization.yaml", "resources: [prometheus.yaml]\n")
        .file(
            "base/prometheus.yaml",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: k8s, namespace: monitoring}
            spec:
              externalLabels: {cluster: base, site: seoul}
            """)
        .file(
            "overlays/edge-01/kustomization.yaml",
            """
            resources: [../../base]
            patches: [{path: patch.yaml}]
            helmCharts:
              - name: kube-prometheus-stack
                valuesFile: ../../base/values.yaml
                additionalValuesFiles: [more.yaml]
                valuesInline:
                  prometheus:
                    prometheusSpec:
                      externalLabels: {cluster: edge-01}
            """)
        .file(
            "overlays/edge-01/more.yaml",
            "prometheus:\n  prometheusSpec:\n    externalLabels:\n      cluster: '1'\n")
        .file(
            "overlays/edge-01/patch.yaml",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: k8s, namespace: monitoring}
            spec:
              externalLabels: {cluster: patch, site: null}
            """);
  }
}
