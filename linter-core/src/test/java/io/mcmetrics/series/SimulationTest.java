package io.mcmetrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulationTest {
  private static final List<SeriesGroup> EDGE =
      SeriesCatalogue.read().collected(ScrapePlan.ofChart("88.5.3"));

  private static List<RelabelRule> rules(String text) {
    return RelabelReader.read(
        YamlReader.read(SourceFile.of("rules.yaml", text)).documents().get(0),
        RelabelSyntax.PROMETHEUS_FILE);
  }

  private static Simulation of(List<SeriesGroup> groups, String text) {
    NavigableMap<String, LabelValue> external = new TreeMap<>();
    external.put("cluster", LabelValue.of("edge"));
    external.put("prometheus_replica", LabelValue.of("prometheus-0"));
    external.put("region", new LabelValue.Unknown());
    return Simulation.of(
        groups,
        external,
        RelabelChain.of(rules(text), PrometheusDialect.PROMETHEUS_3),
        List.of("cluster", "prometheus_replica"));
  }

  private static Simulation of(String text) {
    return of(EDGE, text);
  }

  private static MergedSeries merge(Simulation simulation, String metric) {
    return simulation.merges().stream()
        .filter(merge -> merge.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private static GroupOutcome group(Simulation simulation, String name) {
    return simulation.groups().stream()
        .filter(group -> group.group().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> mergedGroups(Simulation simulation) {
    return simulation.groups().stream()
        .filter(group -> !group.merges().isEmpty())
        .map(GroupOutcome::group)
        .toList();
  }

  @Test
  void mergesWhateverRunsOnSeveralNodesWhenTheirLabelsAreDropped() {
    Simulation simulation = of("[{action: labeldrop, regex: instance|pod|node}]");

    assertThat(simulation.outputCount()).isLessThan(simulation.inputCount());
    assertThat(mergedGroups(simulation))
        .containsExactly(
            "kube-state-metrics",
            "node-exporter",
            "kubelet",
            "cadvisor",
            "kube-proxy",
            "coredns",
            "scrape",
            "alerts",
            "recording-rules");
    assertThat(merge(simulation, "node_load1").differingLabels())
        .containsExactly("instance", "pod");
    assertThat(merge(simulation, "kube_node_created").differingLabels()).containsExactly("node");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"uid|image_id|endpoint", "service", "job", "prometheus_replica", "image|image_id"})
  void mergesNothingWhenALabelIsDroppedThatSaysNoMoreThanOthers(String regex) {
    Simulation simulation = of("[{action: labeldrop, regex: '%s'}]".formatted(regex));

    assertThat(simulation.merges()).isEmpty();
    assertThat(simulation.outputCount()).isEqualTo(simulation.inputCount());
  }

  @Test
  void mergesTheEndpointsThatKubeStateMetricsMayCollect() {
    List<SeriesGroup> groups =
        SeriesCatalogue.read()
            .collected(ScrapePlan.ofChart("78.5.0").adding("kube-state-metrics-endpoints"));

    assertThat(mergedGroups(of(groups, "[{action: labeldrop, regex: endpoint}]")))
        .containsExactly("kube-state-metrics-endpoints");
  }

  @Test
  void mergesAllBucketsWithoutTheirBounds() {
    Simulation simulation = of("[{action: labeldrop, regex: le}]");

    assertThat(simulation.merges())
        .isNotEmpty()
        .allMatch(merge -> merge.metric().contains("_bucket"))
        .allMatch(merge -> merge.differingLabels().contains("le"));
  }

  @Test
  void mergesDisksFilesystemsAndInterfacesWithoutTheirDevice() {
    Simulation simulation = of("[{action: labeldrop, regex: device}]");

    assertThat(mergedGroups(simulation))
        .containsExactly("node-exporter", "cadvisor", "recording-rules");
    assertThat(merge(simulation, "node_disk_io_time_seconds_total").differingLabels())
        .containsExactly("device");
    assertThat(simulation.merges())
        .extracting(MergedSeries::metric)
        .doesNotContain("node_filesystem_size_bytes", "node_load1");
  }

  @Test
  void mergesContainersWithoutTheirNameExceptWhereTheirIdRemains() {
    Simulation simulation = of("[{action: labeldrop, regex: container}]");

    assertThat(mergedGroups(simulation))
        .containsExactly("kube-state-metrics", "kubelet", "recording-rules");
    assertThat(merge(simulation, "kube_pod_container_status_ready").differingLabels())
        .containsExactly("container");
  }

  @Test
  void namesTheRuleAfterWhichTwoSeriesAreEqual() {
    Simulation simulation =
        of(
            "[{action: labeldrop, regex: uid}, {action: labeldrop, regex: instance},"
                + " {action: labeldrop, regex: pod}, {action: labeldrop, regex: job}]");
    MergedSeries merge = merge(simulation, "node_load1");

    assertThat(merge.by().regex()).isEqualTo("pod");
    assertThat(merge.series()).isEqualTo(2);
    assertThat(merge.first()).isNotEqualTo(merge.second());
    assertThat(merge.result().lacks("job")).isEqualTo(false);
  }

  @Test
  void removesWhatAnEarlierRuleHasWritten() {
    String write = "{source_labels: [instance], target_label: tmp}";
    String drop = "{action: labeldrop, regex: instance|pod|node}";
    Simulation kept = of("[%s, %s]".formatted(write, drop));
    Simulation gone = of("[%s, %s, {action: labeldrop, regex: tmp}]".formatted(write, drop));

    assertThat(kept.merges()).extracting(MergedSeries::metric).doesNotContain("node_load1");
    assertThat(merge(gone, "node_load1").by().regex()).isEqualTo("tmp");
  }

  @Test
  void leavesScrapesOnlyBehindAKeepOfThem() {
    Simulation simulation =
        of("[{source_labels: [__name__], action: keep, regex: 'up|scrape_.*'}]");

    assertThat(simulation.groups())
        .filteredOn(group -> group.outputCount() > 0)
        .extracting(GroupOutcome::group)
        .containsExactly("scrape");
    assertThat(group(simulation, "scrape").outputCount())
        .isEqualTo(group(simulation, "scrape").inputCount());
  }

  @Test
  void losesTheLibrariesMetricsToAPopularDropList() {
    Simulation simulation =
        of("[{source_labels: [__name__], action: drop, regex: 'go_.*|process_.*|scrape_.*'}]");

    for (SeriesGroup group : EDGE) {
      long left =
          group.series().stream()
              .map(SeriesGroup::nameOf)
              .filter(name -> !name.matches("(go|process|scrape)_.*"))
              .count();
      assertThat(group(simulation, group.name()).outputCount()).isEqualTo((int) left);
      assertThat(group(simulation, group.name()).inputCount()).isEqualTo(group.series().size());
    }
    assertThat(simulation.outputCount()).isLessThan(simulation.inputCount());
    assertThat(simulation.merges()).isEmpty();
  }

  @Test
  void losesOtherNamespacesAndWhatHasNoneToAKeepOfNamespaces() {
    Simulation simulation =
        of(
            "[{source_labels: [namespace], action: keep,"
                + " regex: 'kube-system|monitoring|default'}]");

    assertThat(group(simulation, "cadvisor").outputCount())
        .isLessThan(group(simulation, "cadvisor").inputCount());
    assertThat(group(simulation, "node-exporter").outputCount())
        .isEqualTo(group(simulation, "node-exporter").inputCount());
  }

  @Test
  void collapsesToNamelessSeriesWhenTheNameIsNotKept() {
    Simulation simulation = of("[{action: labelkeep, regex: job|instance|cluster}]");

    assertThat(simulation.outputCount()).isLessThan(100);
    assertThat(simulation.groups())
        .allMatch(group -> group.strippedCount(LabelSet.NAME) == group.inputCount())
        .allMatch(group -> group.strippedCount("cluster") == 0)
        .allMatch(group -> group.strippedCount("prometheus_replica") == group.inputCount());
    assertThat(merge(simulation, "node_load1").by().action().word()).isEqualTo("labelkeep");
  }

  @Test
  void makesNothingOfAnEmptyChain() {
    Simulation simulation = of("[]");

    assertThat(simulation.outputCount()).isEqualTo(simulation.inputCount());
    assertThat(simulation.merges()).isEmpty();
  }

  @Test
  void saysNothingOfMergesWhereALabelIsUnknown() {
    String copy = "{source_labels: [region], target_label: instance}";
    String drop = "{action: labeldrop, regex: pod}";

    assertThat(of("[%s, %s]".formatted(copy, drop)).merges())
        .extracting(MergedSeries::metric)
        .doesNotContain("node_load1");
    assertThat(of("[{action: labeldrop, regex: instance}, %s]".formatted(drop)).merges())
        .extracting(MergedSeries::metric)
        .contains("node_load1");
  }

  @Test
  void countsWhatMayPassAsUndecided() {
    Simulation simulation = of("[{source_labels: [region], action: keep, regex: kr}]");

    assertThat(group(simulation, "etcd").undecided())
        .isEqualTo(group(simulation, "etcd").inputCount());
    assertThat(simulation.merges()).isEmpty();
  }

  @Test
  void losesButNeverMergesMetricsOfWhichOnlyTheNameIsKnown() {
    List<SeriesGroup> groups =
        List.of(SeriesGroup.ofNames("rules", List.of("orders_total", "payments_total")));

    assertThat(of(groups, "[{action: labeldrop, regex: instance}]").merges()).isEmpty();
    assertThat(of(groups, "[{action: labelkeep, regex: cluster}]").merges()).isEmpty();
    assertThat(
            of(groups, "[{source_labels: [__name__], action: drop, regex: 'orders_.*'}]")
                .outputCount())
        .isEqualTo(1);
  }
}
