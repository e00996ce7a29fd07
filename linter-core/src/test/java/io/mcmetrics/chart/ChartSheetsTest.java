package io.mcmetrics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mcmetrics.chart.ChartSheets.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChartSheetsTest {
  private final ChartSheets sheets = new ChartSheets();

  @Test
  void everySheetCanBeRead() {
    assertThat(sheets.ids()).isNotEmpty();
    for (String id : sheets.ids()) {
      assertThatCode(() -> sheets.sheet(id).orElseThrow().readAll())
          .as(id)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{prometheus: {prometheusSpec: {}}} | kube-prometheus-stack",
        "{prometheus: {externalLabels: {a: b}}, nodeExporter: {}} | kube-prometheus-stack",
        "{prometheus: {remoteWrite: []}, operator: {}} | kube-prometheus",
        "{prometheus: {remoteWrite: []}} | kube-prometheus",
        "{server: {remoteWrite: []}} | prometheus",
        "{server: {global: {external_labels: {a: b}}}} | prometheus",
        "{query: {}, storegateway: {}} | thanos",
        "{receive: {ingress: {enabled: true, hostname: a}}} | thanos",
        "{query: {}, storeGateway: {}} | any that runs Thanos",
        "{query: {}, storegateway: {}, global: {objstore: {}}} | thanos",
        "{query: {}, queryFrontend: {}, receive: {ingestor: {}, router: {}}} | thanos",
        "{grafana.ini: {}, datasources: {datasources.yaml: {}}} | grafana",
        "{controller: {config: {a: b}}} | ingress-nginx"
      })
  void aChartIsRecognisedByTheShapeOfItsValues(String values, String chart) {
    List<Match> fits = sheets.recognised(Sheets.values(values));

    assertThat(fits).extracting(Match::chart).containsExactly(chart);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{prometheus: {enabled: true}}", "{server: {port: 1}}", "{query: {}}"})
  void whatAnyChartMayHaveTellsNothing(String values) {
    assertThat(sheets.recognised(Sheets.values(values))).isEmpty();
  }

  @Test
  void littleSpeaksForASettingThatAnyProgramMayHave() {
    assertThat(sheets.recognised(Sheets.values("prometheus: {remoteWrite: []}")))
        .extracting(Match::certain)
        .containsExactly(false);
  }

  @Test
  void aNameIsEnoughWhereOnlyOneChartHasIt() {
    assertThat(sheets.named("kube-prometheus-stack", "oci://mirror.example", Sheets.values("{}")))
        .isPresent();
    assertThat(sheets.named("loki", "", Sheets.values("{}"))).isEmpty();
    assertThat(sheets.named("", "", Sheets.values("{}"))).isEmpty();
  }
}
