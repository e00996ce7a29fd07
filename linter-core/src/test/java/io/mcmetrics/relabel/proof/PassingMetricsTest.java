package io.mcmetrics.relabel.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.Rules;
import io.mcmetrics.relabel.proof.PassingMetrics.DashboardLoss;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PassingMetricsTest {
  private static final NeededMetrics NEEDED = NeededMetrics.of("78.5.0");

  private static PassingMetrics of(String... chains) {
    return PassingMetrics.of(
        NEEDED,
        NEEDED.names(),
        List.of(chains).stream().map(Rules::chain).toList(),
        LabelSet.open().with("cluster", "edge"));
  }

  private static String names(String action, String regex) {
    return "{source_labels: [__name__], action: %s, regex: '%s'}".formatted(action, regex);
  }

  @Test
  void areOneOfAllWhenOnlyUpIsKept() {
    PassingMetrics survivors = of("[" + names("keep", "up|scrape_.*") + "]");

    assertThat(survivors.neededCount()).isEqualTo(422);
    assertThat(survivors.passing()).containsExactly("up");
    assertThat(survivors.dropped()).hasSize(421);
    assertThat(survivors.incompleteDashboards()).hasSize(34).allMatch(DashboardLoss::isAtLeastHalf);
    assertThat(survivors.passingGroups()).containsExactly("up");
  }

  @Test
  void areAllButOneWhenUpIsDropped() {
    PassingMetrics survivors = of("[" + names("drop", "up|scrape_.*") + "]");

    assertThat(survivors.passing()).hasSize(421);
    assertThat(survivors.incompleteDashboards()).hasSize(20);
    assertThat(survivors.incompleteDashboards()).noneMatch(DashboardLoss::isAtLeastHalf);
  }

  @Test
  void loseFourNamesToAPopularDropList() {
    PassingMetrics survivors = of("[" + names("drop", "go_.*|process_.*|scrape_.*") + "]");

    assertThat(survivors.passing()).hasSize(418);
    assertThat(survivors.dropped())
        .containsOnlyKeys(
            "go_goroutines",
            "process_cpu_seconds_total",
            "process_resident_memory_bytes",
            "process_start_time_seconds");
    assertThat(survivors.incompleteDashboards())
        .extracting(DashboardLoss::dashboard)
        .containsExactly(
            "apiserver",
            "controller-manager",
            "etcd",
            "kubelet",
            "prometheus",
            "proxy",
            "scheduler");
  }

  @Test
  void areNoneBehindDisjointKeeps() {
    PassingMetrics survivors =
        of(
            "[%s, %s, %s]"
                .formatted(
                    names("keep", "kube_.*"), names("keep", "node_.*"), names("keep", "up")));

    assertThat(survivors.passing()).isEmpty();
    assertThat(survivors.undecided()).isEmpty();
    assertThat(survivors.passingGroups()).isEmpty();
  }

  @Test
  void areNoneBehindAKeepWithoutSourceLabels() {
    PassingMetrics survivors = of("[{action: keep, regex: up|x}]");
    RelabelRule rule = survivors.rulesDropping("up").get(0);

    assertThat(survivors.passing()).isEmpty();
    assertThat(survivors.droppedBy(rule)).hasSize(422);
  }

  @Test
  void areWhatAnyOfTheChainsKeeps() {
    PassingMetrics survivors =
        of("[" + names("keep", "kube_.*") + "]", "[" + names("keep", "up") + "]");

    assertThat(survivors.passing()).hasSize(57);
    assertThat(survivors.rulesDropping("go_goroutines")).hasSize(2);
  }

  @Test
  void areUndecidedWhereALabelIs() {
    PassingMetrics survivors =
        of(
            "[%s, {source_labels: [namespace], regex: a, action: keep}]"
                .formatted(names("drop", "up")));

    assertThat(survivors.undecided()).hasSize(421);
    assertThat(survivors.dropped()).containsOnlyKeys("up");
    assertThat(survivors.incompleteDashboards()).hasSize(20);
  }

  @Test
  void dependOnTheExternalLabels() {
    String keep = "[{source_labels: [cluster], regex: '%s', action: keep}]";

    assertThat(of(keep.formatted("edge")).passing()).hasSize(422);
    assertThat(of(keep.formatted("core")).dropped()).hasSize(422);
  }

  @Test
  void loseTheSelfMonitoringToTheMinimalKeepList() {
    String minimal =
        "up|kube_.*|node_(cpu|memory|filesystem|disk|network|load\\d*|uname|time|timex|vmstat|"
            + "netstat|filefd|nf_conntrack|md|bonding|exporter_build|textfile|systemd)_?.*|"
            + "container_(cpu|memory|fs|network)_.*|kubelet_.*|storage_operation_.*|"
            + "volume_manager_.*|apiserver_(request|client_certificate).*|aggregator_.*|"
            + "workqueue_.*|rest_client_.*|coredns_.*|etcd_.*|grpc_server_.*|kubeproxy_.*|"
            + "scheduler_.*|process_(cpu_seconds_total|resident_memory_bytes|start_time_seconds)|"
            + "go_goroutines|kubernetes_build_info|ALERTS|.*:.*";

    assertThat(of("[" + names("keep", minimal) + "]").dropped()).hasSize(116);
  }

  @Test
  void keepNothingOfTheNameBehindALabelkeepWithoutIt() {
    RelabelOutcome outcome =
        Rules.chain("[{action: labelkeep, regex: job|instance|cluster}]")
            .apply(LabelSet.open().with("cluster", "edge").with(LabelSet.NAME, "up"));

    assertThat(outcome).isInstanceOf(RelabelOutcome.Kept.class);
    assertThat(((RelabelOutcome.Kept) outcome).labels().lacks(LabelSet.NAME)).isEqualTo(true);
  }
}
