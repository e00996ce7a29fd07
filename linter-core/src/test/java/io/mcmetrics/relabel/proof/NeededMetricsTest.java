package io.mcmetrics.relabel.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NeededMetricsTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "78.5.0, 78.5.0",
    "78.6.1, 78.5.0",
    "88.5.2, 78.5.0",
    "88.5.3, 88.5.3",
    "v88.5.4, 88.5.3",
    "100.0.0-rc1, 88.5.3",
    "45.1.0, 88.5.3",
    "^78.0.0, 88.5.3",
    "'', 88.5.3",
    "1.2.3.4, 88.5.3",
    "{{ .version }}, 88.5.3",
  })
  void areThoseOfTheNewestVersionThatIsNoNewer(String asked, String chosen) {
    assertThat(NeededMetrics.of(asked).chartVersion()).isEqualTo(chosen);
  }

  @Test
  void areAsManyAsWereExtracted() {
    NeededMetrics old = NeededMetrics.of("78.5.0");
    assertThat(old.count()).isEqualTo(422);
    assertThat(old.records()).hasSize(92);
    assertThat(old.dashboards()).hasSize(34);
    assertThat(old.alerts()).hasSize(133);
    assertThat(old.groups()).hasSize(21);

    NeededMetrics current = NeededMetrics.of("88.5.3");
    assertThat(current.count()).isEqualTo(429);
    assertThat(current.records()).hasSize(96);
    assertThat(current.dashboards()).hasSize(35);
    assertThat(current.alerts()).hasSize(139);
  }

  @Test
  void areGroupedByWhatExposesThem() {
    NeededMetrics needed = NeededMetrics.of("88.5.3");

    assertThat(needed.groups().get("up")).containsExactly("up");
    assertThat(needed.groups().get("kube-state-metrics")).contains("kube_node_info");
    assertThat(needed.records()).contains("cluster:node_cpu:ratio").doesNotContain("up");
  }

  @Test
  void coverWhatTheDashboardsAskFor() {
    NeededMetrics needed = NeededMetrics.of("88.5.3");

    assertThat(needed.dashboards().get("kubelet")).contains("up", "go_goroutines");
    assertThat(needed.dashboards().values())
        .allSatisfy(names -> assertThat(needed.names()).containsAll(names));
  }
}
