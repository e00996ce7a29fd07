package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceCommandTest {
  private static final String GUIDE = "fleets/guide-architecture";

  @Test
  void showsAFleetInGoodOrder() {
    Outcome outcome = fleet(GUIDE).run("trace", "--root=.", "--skip-rule=plain-http");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines().filter(line -> line.endsWith("  yes"))).hasSize(4);
  }

  @Test
  void narrowsToOneCluster() {
    Outcome outcome = fleet(GUIDE).run("trace", "--root=.", "--cluster=cluster-03-edge");
    assertThat(outcome.out()).contains("cluster-03-edge").doesNotContain("cluster-02-edge");
  }

  @Test
  void asksBackWhenThereIsNoSuchCluster() {
    Outcome outcome = fleet(GUIDE).run("trace", "--root=.", "--cluster=cluster-03-egde");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("did you mean `cluster-03-edge`?");
  }

  @Test
  void hidesALabelThatASecretGives(@TempDir Path directory) {
    String release =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: labels, namespace: m}
        stringData:
          SITE: harbour-four
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: prom, namespace: m}
        spec:
          chart: {spec: {chart: kube-prometheus-stack, sourceRef: {kind: HelmRepository, name: p}}}
          values: {prometheus: {prometheusSpec: {externalLabels: {cluster: seoul}}}}
          valuesFrom:
            - kind: Secret
              name: labels
              valuesKey: SITE
              targetPath: prometheus.prometheusSpec.externalLabels.site
        """;
    Outcome outcome = Session.in(directory).file("a.yaml", release).run("trace", "--format=json");
    assertThat(outcome.out())
        .contains("\"cluster\": \"seoul\"", "\"site\": \"***\"")
        .doesNotContain("harbour-four");
  }

  @Test
  void followsOneSeries() {
    Outcome outcome =
        fleet(GUIDE)
            .run("trace", "--root=.", "--cluster=cluster-03-edge", "--series=up{job=\"node\"}");
    assertThat(outcome.out())
        .contains("to http://thanos-receiver.central.example.net/api/v1/receive\n")
        .contains("cluster=\"cluster-03-edge\"");
    assertThat(fleet(GUIDE).run("trace", "--root=.", "--series=up{").code()).isEqualTo(2);
  }

  @Test
  void writesOneSeriesForPrograms() {
    String out = fleet(GUIDE).run("trace", "--root=.", "--series=up", "--format=json").out();
    assertThat(out.lines()).hasSize(4);
    assertThat(out).startsWith("{\"cluster\": \"cluster-01-central\", \"sender\": ");
  }

  @Test
  void drawsTheFleetAsAPageAndAsAFlowchart() {
    Session guide = fleet(GUIDE);
    assertThat(guide.run("trace", "--root=.", "--format=html", "--lang=ko").out())
        .startsWith("<!DOCTYPE html>\n<html lang=\"ko\">")
        .contains("dagre");
    assertThat(guide.run("trace", "--root=.", "--format=mermaid").out())
        .startsWith("flowchart LR\n")
        .contains("✓ Dashboard");
    assertThat(guide.run("trace", "--root=.", "--lang=kr").err()).contains("`ko`");
    assertThat(guide.run("trace", "--root=.", "--format=html", "--series=up").code()).isEqualTo(2);
  }

  @Test
  void exitsWith1WhereAHopIsBroken(@TempDir Path directory) {
    Session session = Session.in(directory).file("a.yaml", Exhibits.prometheus("http://x.test"));
    assertThat(session.run("trace", "--root=.").code()).isEqualTo(1);
    assertThat(session.run("trace", "--root=.", "--fail-on=never").code()).isZero();
    assertThat(session.run("trace", "--root=.", "--format=json").out())
        .contains("\"status\": \"broken\"", "\"plain-http\"");
  }

  @Test
  void exitsWith3WhereNothingSends(@TempDir Path directory) {
    Session session = Session.in(directory).file("package.json", Exhibits.UNKNOWN);
    assertThat(session.run("trace", "--root=.").code()).isEqualTo(3);
  }

  private static Session fleet(String name) {
    return Session.in(Path.of(System.getProperty("mcmetrics.testdata"))).at(name);
  }

  @Test
  void namesTheRootThatItTook(@TempDir Path directory) {
    Session session =
        Session.in(directory)
            .file(".mcmetrics.yaml", "clusters: [{name: seoul, path: overlays/x}]")
            .file("overlays/x/p.yaml", Exhibits.CLEAN);
    assertThat(session.run("trace", "overlays/x", "--format=json").out())
        .contains("\"name\": \"seoul\"")
        .doesNotContain("\"root\"");
    assertThat(session.at("overlays/x").run("trace", ".", "--format=json").out())
        .contains("\"root\": \"../..\"", "\"name\": \"seoul\"");
  }
}
