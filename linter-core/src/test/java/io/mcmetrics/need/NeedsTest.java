package io.mcmetrics.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NeedsTest {
  private static final String DASHBOARD =
      """
      {"title": "Nodes", "schemaVersion": 39,
       "templating": {"list": [
         {"type": "datasource", "name": "ds", "query": "prometheus"},
         {"type": "query", "name": "cluster", "datasource": {"uid": "${ds}"},
          "query": {"query": "label_values(up{job=\\"kubelet\\"}, cluster)"}}]},
       "annotations": {"list": [{"name": "restarts", "expr": "changes(start_time[5m])"}]},
       "panels": [
         {"title": "CPU", "datasource": {"type": "prometheus"},
          "targets": [{"expr": "rate(cpu{cluster='$cluster'}[5m])"}, {"expr": "old", "hide": true}]},
         {"type": "row", "panels": [
           {"title": "Logs", "datasource": {"type": "loki"}, "targets": [{"expr": "{app='a'}"}]},
           {"title": "Memory", "targets": [{"expr": "memory"}]}]},
         {"title": "Kept", "libraryPanel": {"uid": "abc"}}],
       "rows": [{"panels": [{"title": "Disk", "targets": [{"expr": "${metric}"}]}]}]}
      """;

  @Test
  void areThoseOfPanelsRowsVariablesAndAnnotations() {
    Needs needs = needs("nodes.json", DASHBOARD);

    assertThat(asked(needs))
        .containsExactly(
            "PANEL Nodes/CPU: cpu",
            "PANEL Nodes/Memory: memory",
            "VARIABLE Nodes/cluster: up",
            "ANNOTATION Nodes/restarts: start_time");
    assertThat(needs.gaps())
        .extracting(Gap::what)
        .containsExactly("a library panel is kept in Grafana");
  }

  @Test
  void tellWhetherItIsPrometheusWhoIsAsked() {
    assertThat(needs("nodes.json", DASHBOARD).queries())
        .filteredOn(Query::prometheus)
        .extracting(query -> query.consumer().part())
        .containsExactly("CPU", "cluster");
  }

  @Test
  void areFoundInConfigMapsWithTheirPlace() {
    String map =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  nodes.json: |\n"
            + DASHBOARD.indent(4);
    Need cpu = needs("map.yaml", map).needs().get(0);

    assertThat(cpu.origin().span().from().line())
        .isEqualTo(map.substring(0, map.indexOf("rate(cpu")).split("\n", -1).length);
  }

  @Test
  void areThoseOfRules() {
    String rule =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: a}
        spec:
          groups:
            - name: g
              rules:
                - record: job:up:sum
                  expr: sum by (job) (up)
                - alert: Down
                  expr: |
                    job:up:sum == 0
                      unless on (job)
                    paused{team="a"}
        """;
    Needs needs = needs("rule.yaml", rule);

    assertThat(asked(needs))
        .containsExactly(
            "RECORDING job:up:sum/: up", "ALERT Down/: job:up:sum", "ALERT Down/: paused");
    assertThat(needs.recorded()).containsExactly("job:up:sum");
    assertThat(needs.needs().get(2).origin().span().text()).isEqualTo("paused{team=\"a\"}");
  }

  @Test
  void areThoseOfRuleFiles() {
    String file = "groups:\n  - name: g\n    rules:\n      - {alert: Down, expr: up == 0}\n";

    assertThat(asked(needs("rules.yml", file))).containsExactly("ALERT Down/: up");
  }

  @Test
  void areThoseOfValues() {
    String release =
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: stack}
        spec:
          values:
            grafana:
              dashboards:
                default:
                  own: {json: '{"title": "A", "schemaVersion": 1, "panels": [{"targets": [{"expr": "a"}]}]}'}
                  foreign: {gnetId: 1860}
            additionalPrometheusRulesMap:
              mine: {groups: [{name: g, rules: [{alert: B, expr: b}]}]}
        """;
    Needs needs = needs("release.yaml", release);

    assertThat(asked(needs)).containsExactly("PANEL A/: a", "ALERT B/: b");
    assertThat(needs.gaps())
        .extracting(Gap::what)
        .containsExactly("the dashboard `foreign` comes from `gnetId`");
  }

  @Test
  void areThoseOfTheOperatorOfGrafana() {
    String resource =
        """
        apiVersion: grafana.integreatly.org/v1beta1
        kind: GrafanaDashboard
        metadata: {name: a}
        spec: {json: '{"title": "A", "schemaVersion": 1, "panels": [{"targets": [{"expr": "a"}]}]}'}
        ---
        apiVersion: grafana.integreatly.org/v1beta1
        kind: GrafanaDashboard
        metadata: {name: b}
        spec: {url: https://example.com/b.json}
        """;
    Needs needs = needs("a.yaml", resource);

    assertThat(asked(needs)).containsExactly("PANEL A/: a");
    assertThat(needs.gaps())
        .extracting(Gap::what)
        .containsExactly("the dashboard comes from `url`");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "label_values(up, job); up; 13",
        "label_values(up{a=\"b\", c=\"d\"}, job); up{a=\"b\", c=\"d\"}; 13",
        "label_values(up{a=\"b\", c=\"d\"}); -; 0",
        "label_values(job); -; 0",
        "query_result(sum(up) by (a)); sum(up) by (a); 13",
        "label_names(); -; 0",
        "metrics(node_.*); -; 0",
        "up; up; 0",
        "label_values(; label_values(; 0",
      })
  void readTheQueriesOfVariables(String query, String expression, int offset) {
    assertThat(VariableQuery.of(query).map(VariableQuery::expression).orElse("-"))
        .isEqualTo(expression);
    assertThat(VariableQuery.of(query).map(VariableQuery::offset).orElse(0)).isEqualTo(offset);
  }

  private static Needs needs(String path, String text) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of(path, text)));
    return Needs.of(Renderer.render(tree).documents(), new TreeMap<>());
  }

  private static List<String> asked(Needs needs) {
    return needs.needs().stream().map(NeedsTest::line).toList();
  }

  private static String line(Need need) {
    MetricConsumer asker = need.query().consumer();
    String name =
        need.selector().name().orElseThrow() instanceof TemplatedText.Known known
            ? known.text()
            : "?";
    return asker.kind() + " " + asker.name() + "/" + asker.part() + ": " + name;
  }
}
