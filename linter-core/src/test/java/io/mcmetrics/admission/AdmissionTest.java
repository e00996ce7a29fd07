package io.mcmetrics.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.Fleets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private static final String PROMETHEUS =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s, namespace: monitoring}
      spec: {%s}
      """;

  private static final String OPERATOR =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: operator, namespace: monitoring}
      spec:
        template:
          spec:
            containers: [{name: a, image: "quay.io/prometheus-operator/prometheus-operator:v%s"}]
      """;

  private static List<String> judged(Fleet fleet) {
    return fleet.admission().verdicts().stream()
        .flatMap(verdict -> verdict.faults().stream())
        .map(AdmissionTest::words)
        .toList();
  }

  private static List<String> judged(String spec) {
    return judged(Fleets.of("a.yaml", PROMETHEUS.formatted(spec)));
  }

  private static String words(ObjectVerdict.Judged judged) {
    AdmissionFault fault = judged.fault();
    String said = fault.isRefusal() ? fault.message() : fault.path() + " " + fault.meant();
    return said + (judged.confidence() == Confidence.CERTAIN ? "" : " " + judged.confidence());
  }

  @Test
  void isSureOfTypesInEveryRelease() {
    assertThat(judged("replicas: two"))
        .containsExactly("spec.replicas in body must be of type integer: \"string\"");
  }

  @Test
  void isNotSureOfWordsWhereTheReleaseIsNotKnown() {
    String fault = "spec.mode: Unsupported value: \"Set\": supported values: \"StatefulSet\"";
    String agent =
        PROMETHEUS
            .formatted("mode: Set")
            .replace("com/v1", "com/v1alpha1")
            .replace("kind: Prometheus", "kind: PrometheusAgent");

    assertThat(judged(Fleets.of("a.yaml", agent)).get(0)).startsWith(fault).endsWith("LIKELY");
    assertThat(judged(Fleets.of("a.yaml", agent, "b.yaml", OPERATOR.formatted("0.94.1"))).get(0))
        .startsWith(fault)
        .doesNotEndWith("LIKELY");
  }

  @Test
  void knowsFieldsFromTheReleaseThatBroughtThem() {
    String later = PROMETHEUS.formatted("retentionPercentage: 80");

    assertThat(judged(Fleets.of("a.yaml", later, "b.yaml", OPERATOR.formatted("0.94.1"))))
        .isEmpty();
    assertThat(judged(Fleets.of("a.yaml", later, "b.yaml", OPERATOR.formatted("0.80.1"))))
        .hasSize(1);
    assertThat(judged(Fleets.of("a.yaml", later))).isEmpty();
  }

  @Test
  void isSureOfAFieldThatIsOnlySpeltOtherwise() {
    assertThat(judged("scrape_interval: 30s, unheardOf: 1"))
        .containsExactly(
            "spec.scrape_interval Optional[scrapeInterval]",
            "spec.unheardOf Optional.empty LIKELY");
  }

  @Test
  void saysNothingOfWhatIsNotKnown() {
    assertThat(judged("replicas: ${REPLICAS}, ${KEY}: 1, logLevel: \"{{ .level }}\"")).isEmpty();
  }

  @Test
  void letsTheDefinitionOfTheTreeDecide() {
    String definition =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: prometheuses.monitoring.coreos.com}
        spec:
          group: monitoring.coreos.com
          names: {kind: Prometheus}
          versions:
            - name: v1
              served: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec: {type: object, properties: {unheardOf: {type: integer, maximum: 3}}}
        """;

    assertThat(
            judged(
                Fleets.of("a.yaml", PROMETHEUS.formatted("unheardOf: 4"), "crd.yaml", definition)))
        .containsExactly("spec.unheardOf in body should be less than or equal to 3");
  }

  @Test
  void acceptsWhatIsNotRefused() {
    Fleet fleet =
        Fleets.of(
            "a.yaml", PROMETHEUS.formatted("replicas: two"),
            "b.yaml", PROMETHEUS.replace("k8s", "other").formatted("unheardOf: 1"));

    assertThat(fleet.admission().accepted("monitoring.coreos.com"))
        .extracting(object -> object.document().name().written())
        .containsExactly("other");
  }

  @Test
  void knowsEachSheet() {
    for (Object[] kind :
        new Object[][] {
          {"monitoring.coreos.com", "v1", "Prometheus"},
          {"monitoring.coreos.com", "v1alpha1", "ScrapeConfig"},
          {"gateway.networking.k8s.io", "v1", "HTTPRoute"},
          {"opentelemetry.io", "v1beta1", "OpenTelemetryCollector"},
          {"operator.victoriametrics.com", "v1beta1", "VMAgent"}
        }) {
      SheetFile sheet = SheetFile.of((String) kind[0]).orElseThrow();

      assertThat(sheet.schemas(kind[0] + "/" + kind[1], (String) kind[2])).isNotEmpty();
    }
    assertThat(SheetFile.of("example.org")).isEmpty();
  }
}
