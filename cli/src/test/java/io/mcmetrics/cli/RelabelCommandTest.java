package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code relabel} shows, and what it refuses. */
final class RelabelCommandTest {
  private static final String RULES =
      """
      - {source_labels: [__name__], regex: 'node_.*|up', action: keep}
      - {target_label: cluster, replacement: edge-01}
      - {regex: pod, action: labeldrop}
      """;

  private static final String SERIES =
      """
      # two of them
      up{job="node", pod="a"}

      kube_pod_info
      """;

  private final Path directory;

  RelabelCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Outcome relabel(String rules, String series, String... more) {
    Session session = Session.in(directory).file("rules.yaml", rules).file("series", series);
    String[] args = new String[5 + more.length];
    System.arraycopy(
        new String[] {"relabel", "--config", "rules.yaml", "--series", "series"}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return session.run(args);
  }

  @Test
  void showsWhatEachRuleDoes() {
    Outcome outcome = relabel(RULES, SERIES);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .isEqualTo(
            """
            up{job="node", pod="a"}
              1 keep: keeps the series
              2 replace: sets `cluster` to "edge-01"
              3 labeldrop: removes `pod`
              = up{cluster="edge-01", job="node"}

            kube_pod_info
              1 keep: drops the series
              = dropped

            """);
  }

  @Test
  void writesOneObjectALine() {
    assertThat(relabel(RULES, SERIES, "--format", "json").out())
        .isEqualTo(
            """
            {"series": {"__name__": "up", "job": "node", "pod": "a"}, "result": {"__name__": "up", \
            "cluster": "edge-01", "job": "node"}, "steps": [{"rule": 1, "effect": "keeps the series"}, \
            {"rule": 2, "effect": "sets `cluster` to \\"edge-01\\""}, {"rule": 3, "effect": "removes `pod`"}]}
            {"series": {"__name__": "kube_pod_info"}, "result": null, "steps": [{"rule": 1, "effect": \
            "drops the series"}]}
            """);
  }

  @Test
  void saysWhatIsUnknown() {
    Outcome outcome =
        relabel(
            "[{sourceLabels: [job], regex: '{{ .job }}', action: keep},"
                + " {targetLabel: cluster, replacement: '${CLUSTER}'}]",
            "up");

    assertThat(outcome.out())
        .contains("1 keep: may drop the series")
        .contains("leaves unknown `cluster`")
        .contains("= unknown; if it passes, up{cluster=?}");
  }

  @Test
  void readsStandardInput() {
    Session session = Session.in(directory).file("rules.yaml", RULES);
    Outcome outcome =
        session.runWith(
            "node_load1", Map.of(), "relabel", "--config", "rules.yaml", "--series", "-");

    assertThat(outcome.out()).contains("= node_load1{cluster=\"edge-01\"}");
  }

  @Test
  void followsTheGenerationOfPrometheus() {
    String rules = "[{source_labels: [a], regex: 'x.y', action: keep}]";
    String series = "up{a=\"x\\ny\"}";

    assertThat(relabel(rules, series).out()).contains("keeps the series");
    assertThat(relabel(rules, series, "--prometheus", "2").out()).contains("drops the series");
  }

  @Test
  void exitsWith2ForRulesThatPrometheusWouldNotLoad() {
    Outcome outcome = relabel("[{regex: 'up(', action: keep}]", SERIES);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("rules.yaml:1:10: error parsing regexp: missing closing )");
    assertThat(relabel("a: b", SERIES).code()).isEqualTo(2);
    assertThat(relabel(RULES, "up{a=b}").err()).contains("series:1: this is no series");
    assertThat(relabel(RULES, SERIES, "--prometheus", "4").code()).isEqualTo(2);
    assertThat(Session.in(directory).run("relabel", "--config", "rules.yaml").code()).isEqualTo(2);
  }

  @Test
  void saysWhichKeysTheApiServerLeavesOut() {
    Outcome outcome = relabel("[{source_labels: [a], targetLabel: b, replacement: c}]", "up");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).contains("unknown field \"source_labels\"");
  }

  @Test
  void exitsWith3WithoutSeries() {
    assertThat(relabel(RULES, "# none\n").code()).isEqualTo(3);
  }
}
