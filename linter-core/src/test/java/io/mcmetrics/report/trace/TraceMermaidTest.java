package io.mcmetrics.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.report.Language;
import io.mcmetrics.report.finding.Golden;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceMermaidTest {
  @Test
  void drawsFourClusters() {
    Golden.assertIsAsIn("trace/trace.mmd", TraceMermaid.of(TraceSample.four(), Language.EN));
  }

  @Test
  void whatFilesSayEndsNoLabel() {
    assertThat(TraceMermaid.of(TraceSample.strange(), Language.KO))
        .contains("[\"#60;/script#62;#60;img src=x onerror=alert(1)#62;<br/>✕ 도착하지 않음\"]:::broken")
        .doesNotContain("<img", "hunter2pw");
  }

  @Test
  void clustersThatAreAlikeAreOneNode() {
    String chart = TraceMermaid.of(TraceSample.many(100), Language.EN);

    assertThat(chart).contains("[\"93 clusters<br/>cluster-001-edge, …<br/>✓ reaching Grafana\"]");
    assertThat(chart).contains("✕ Relabelling<br/>only 1 of 422 metrics passes keep<br/>3 places");
    assertThat(chart.lines().count()).isLessThan(80);
  }

  @Test
  void staysWithinWhatMermaidDraws() {
    List<TracedCluster> clusters = new ArrayList<>();
    for (TracedCluster cluster : TraceSample.many(100).clusters()) {
      clusters.add(TraceSample.unlike(cluster));
    }
    String chart = TraceMermaid.of(new Trace(clusters, List.of()), Language.EN);

    assertThat(TraceDrawing.of(new Trace(clusters, List.of())).groups()).hasSize(100);
    assertThat(chart).hasSizeLessThan(50_000).contains("and 76 more");
    assertThat(chart.lines().filter(line -> line.contains(" --") || line.contains(" -.")))
        .hasSizeBetween(24, 499);
    assertThat(chart.indexOf("broken")).isLessThan(chart.indexOf("reaching"));
  }
}
