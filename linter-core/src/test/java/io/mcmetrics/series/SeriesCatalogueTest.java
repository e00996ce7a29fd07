package io.mcmetrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.proof.NeededMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SeriesCatalogueTest {
  private static final SeriesCatalogue CATALOGUE = SeriesCatalogue.read();
  private static final ScrapePlan PLAN = ScrapePlan.ofChart("88.5.3");

  private static SeriesGroup group(ScrapePlan plan, String name) {
    return CATALOGUE.collected(plan).stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(ScrapePlan plan) {
    return CATALOGUE.collected(plan).stream().map(SeriesGroup::name).toList();
  }

  private static List<LabelValue> values(SeriesGroup group, String metric, String label) {
    return group.series().stream()
        .filter(series -> SeriesGroup.nameOf(series).equals(metric))
        .map(series -> series.value(label))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"78.5.0", "88.5.3"})
  void exposesOrExplainsEveryNameThatTheChartAsksFor(String version) {
    NavigableSet<String> absent = new TreeSet<>();
    CATALOGUE.exporters().forEach(exporter -> absent.addAll(exporter.absent().keySet()));
    NavigableSet<String> unexplained = NeededMetrics.of(version).names();
    unexplained.removeAll(CATALOGUE.names());
    unexplained.removeAll(absent);

    assertThat(unexplained).isEmpty();
    assertThat(Collections.disjoint(absent, CATALOGUE.names())).isEqualTo(true);
  }

  @Test
  void knowsAllLabelsOfEverySeriesAndHoldsNoneTwice() {
    List<LabelSet> series = new ArrayList<>();
    ScrapePlan everything = PLAN;
    for (Exporter exporter : CATALOGUE.exporters()) {
      everything = everything.adding(exporter.name());
    }
    CATALOGUE.collected(everything).forEach(group -> series.addAll(group.series()));

    assertThat(series).hasSizeGreaterThan(5000).allMatch(LabelSet::isClosed);
    assertThat(new HashSet<>(series)).hasSameSizeAs(series);
  }

  @Test
  void letsExportedLabelsWinWhereTheyAreHonoured() {
    SeriesGroup group = group(PLAN, "kube-state-metrics");

    assertThat(values(group, "kube_pod_info", "namespace"))
        .contains(LabelValue.of("shop"), LabelValue.of("billing"), LabelValue.of("kube-system"));
    assertThat(values(group, "kube_node_info", "namespace"))
        .containsExactly(LabelValue.of("monitoring"));
  }

  @Test
  void renamesExportedLabelsWhereTheyAreNot() {
    SeriesGroup group = group(PLAN, "kube-apiserver");
    String metric = "apiserver_storage_db_total_size_in_bytes";

    assertThat(values(group, metric, "endpoint")).containsExactly(LabelValue.of("https"));
    assertThat(values(group, metric, "exported_endpoint"))
        .containsExactly(LabelValue.of("https://127.0.0.1:2379"));
  }

  @Test
  void givesAPodToTheNodeThatItRunsOn() {
    List<LabelSet> ledger =
        group(PLAN, "cadvisor").series().stream()
            .filter(series -> series.value("pod").equals(LabelValue.of("ledger-0")))
            .toList();

    assertThat(ledger)
        .isNotEmpty()
        .allMatch(series -> series.value("node").equals(LabelValue.of("node-2")));
  }

  @ParameterizedTest(name = "chart {0}")
  @CsvSource({
    "36.6.2, false, true, true",
    "37.0.0, true, false, true",
    "38.0.0, true, true, true",
    "68.0.0, true, true, false",
    "88.5.3, true, true, false",
    "'', true, true, false",
  })
  void dropsWhatTheChartDropsWhenItIsScraped(
      String version, boolean dropsSwap, boolean keepsPodCgroups, boolean keepsHostInterfaces) {
    SeriesGroup group = group(ScrapePlan.ofChart(version), "cadvisor");

    assertThat(group.uncollected().contains("container_memory_swap")).isEqualTo(dropsSwap);
    assertThat(values(group, "container_memory_rss", "container").contains(LabelValue.of("")))
        .isEqualTo(keepsPodCgroups);
    assertThat(
            values(group, "container_network_receive_bytes_total", "interface")
                .contains(LabelValue.of("cali12ab")))
        .isEqualTo(keepsHostInterfaces && keepsPodCgroups);
  }

  @Test
  void dropsWhatTheTreeSaysInstead() {
    SeriesGroup group = group(PLAN.relabelling("cadvisor", List.of()), "cadvisor");

    assertThat(group.uncollected()).isEmpty();
    assertThat(group.names()).contains("container_memory_swap");
  }

  @Test
  void dropsSingleBucketsWithoutLosingTheMetric() {
    SeriesGroup group = group(PLAN, "kube-apiserver");

    assertThat(values(group, "apiserver_request_duration_seconds_bucket", "le"))
        .containsExactly(LabelValue.of("0.05"), LabelValue.of("1"), LabelValue.of("+Inf"));
    assertThat(group.uncollected()).isEmpty();
  }

  @Test
  void leavesOutWhatIsSwitchedOffWithItsTargets() {
    ScrapePlan plan = PLAN.removing("etcd", "recording-rules");

    assertThat(names(plan)).doesNotContain("etcd", "recording-rules").contains("kubelet");
    assertThat(values(group(plan, "scrape"), "up", "job"))
        .doesNotContain(LabelValue.of("kube-etcd"))
        .contains(LabelValue.of("kubelet"));
  }

  @Test
  void takesWhatIsOptionalOnRequestOnly() {
    assertThat(names(PLAN)).doesNotContain("thanos-receive", "windows-exporter", "application");
    assertThat(names(PLAN.adding("thanos-receive"))).contains("thanos-receive");
  }

  @Test
  void scrapesATargetOnceWhoeverSharesIt() {
    assertThat(group(PLAN.adding("kube-state-metrics-endpoints"), "scrape").series())
        .hasSameSizeAs(group(PLAN, "scrape").series());
  }
}
