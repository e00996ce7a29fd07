package io.mcmetrics.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.report.Style;
import io.mcmetrics.report.finding.Schemas;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.trace.CheckStatus;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCheck;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TraceReportTest {
  private static final Style VERBOSE = new Style(false, true, false);

  @Test
  void showsALineAWayAndWhyItEnds() {
    assertThat(TraceText.of(new Trace(List.of(cluster("서울", "2"), fine()), List.of()), Style.PLAIN))
        .isEqualTo(
            """
            cluster  sender  metrics  label  relabel  write  route  service  receive  query  source  dashboard  reaches Grafana
            서울     m/k     1/422    ok     -        -      X      ?        -        -      -       -          no
            busan    m/k     422/422  ok     -        -      -      -        -        -      -       -          yes
            ok: in order, X: broken, ?: cannot be seen, -: not on this way

            서울
              route: X port 10902 takes no samples [ingress-wrong-backend-port]
                --> ingress.yaml:2:3
              service: ? no Service `x` is in the tree
                to know: the Service and the pods behind that route
            """);
  }

  @Test
  void namesClustersTogetherOfWhichTheSameIsTrue() {
    List<TracedCluster> clusters = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      clusters.add(cluster("edge-" + i, "1"));
    }
    Trace trace = new Trace(clusters, List.of());
    assertThat(TraceText.of(trace, Style.PLAIN))
        .contains("\nedge-1, edge-2, edge-3, edge-4 and 5 more\n  route: X port")
        .doesNotContain("\nedge-2\n");
    assertThat(TraceText.of(trace, VERBOSE))
        .contains("\nedge-1, edge-2, edge-3, edge-4, edge-5, edge-6, edge-7, edge-8, edge-9\n")
        .contains("  identity: ok cluster=\"x\"\n");
  }

  @Test
  void saysWhichSenderOfAClusterIsMeantWhereTheyDiffer() {
    TracedSender first = cluster("jeju", "2").senders().get(0);
    TracedSender second = seenInPart().senders().get(0);
    Cluster jeju = cluster("jeju", "2").cluster();
    Trace differing =
        new Trace(List.of(new TracedCluster(jeju, List.of(first, second))), List.of());
    Trace alike = new Trace(List.of(new TracedCluster(jeju, List.of(first, first))), List.of());

    assertThat(TraceText.of(differing, Style.PLAIN)).contains("\njeju (m/k)\n  route: X port");
    assertThat(TraceText.of(alike, Style.PLAIN)).contains("\njeju\n  route: X port");
  }

  @Test
  void saysInALineOrTwoWhatTakesTheYesAway() {
    Trace trace = new Trace(List.of(seenInPart()), List.of());
    assertThat(TraceText.of(trace, Style.PLAIN))
        .isEqualTo(
            """
            cluster  sender  metrics  label  relabel  write  route  service  receive  query  source  dashboard  reaches Grafana
            jeju     m/k     422/422  -      -        -      (ok)   -        -        -      -       -          as far as seen
            ok: in order, (ok): in order as far as seen, X: broken, ?: cannot be seen, -: not on this way

            jeju
              not looked at, route: whether there is no 1: nobody looks
                --> ingress.yaml:2:3
              not looked at, route: whether there is no 2: nobody looks
                --> ingress.yaml:2:3
              and 1 more, with --verbose
            """);
    assertThat(TraceText.of(trace, VERBOSE))
        .contains("whether there is no 3: nobody looks")
        .doesNotContain("more, with");
  }

  @Test
  void tellsProgramsOfEachCheckAndKeepsToTheFourAnswers() {
    assertThat(TraceJson.of(new Trace(List.of(seenInPart()), List.of())))
        .contains(
            "\"reachesGrafana\": \"unknown\"",
            "\"asFarAsSeen\": true",
            "\"id\": \"no-1\"",
            "\"asks\": \"there is no 1\"",
            "\"status\": \"not-looked-at\"",
            "\"why\": \"nobody looks\"");
  }

  private static TracedCluster seenInPart() {
    Origin place = Origin.written(new Span(SourceFile.of("ingress.yaml", "a\n  b"), 4, 5));
    List<TracedCheck> checks = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      checks.add(
          new TracedCheck(
              "no-" + i,
              "there is no " + i,
              CheckStatus.NOT_LOOKED_AT,
              "nobody looks",
              Optional.of(place),
              List.of()));
    }
    TracedHop route =
        new TracedHop(Stage.ROUTE, HopStatus.OK, "it leads on", List.of(), List.of(), checks);
    TracedSender sender =
        new TracedSender(
            "m/k",
            "agent",
            "1",
            new TreeMap<>(),
            "https://x",
            422,
            422,
            ReachesGrafana.AS_FAR_AS_SEEN,
            List.of(route));
    return new TracedCluster(
        new Cluster("jeju", Role.EDGE, "jeju", Naming.DECLARED), List.of(sender));
  }

  @Test
  void saysThatNothingIsSent() {
    assertThat(TraceText.of(new Trace(List.of(), List.of()), Style.PLAIN))
        .isEqualTo("nothing in the tree sends samples\n");
  }

  @Test
  void saysWhatMaySendInsteadAndWasNotEvaluated() {
    List<Gap> unread =
        IntStream.rangeClosed(1, 7)
            .mapToObj(i -> SourceFile.of("edge-" + i + ".tf", ""))
            .map(file -> Gap.maySend(Origin.written(Span.startOf(file)), "something here"))
            .toList();

    assertThat(
            TraceText.of(
                new Trace(List.of(), List.of(), List.of(), List.of(), unread), Style.PLAIN))
        .startsWith(
            """
            no sender was evaluated, but something in the tree may send samples, at 7 places:
                --> edge-1.tf:1:1
            """)
        .endsWith("    --> edge-5.tf:1:1\n    and 2 more\n");
    assertThat(
            TraceText.of(
                new Trace(List.of(fine()), List.of(), List.of(), List.of(), unread.subList(0, 1)),
                Style.PLAIN))
        .endsWith(
            """

            not evaluated, and may send samples as well, at 1 more place:
                --> edge-1.tf:1:1
            """);
  }

  @Test
  void keepsItsPromiseToPrograms() {
    String report =
        TraceJson.of(new Trace(List.of(cluster("seoul", "unknown"), fine()), List.of()));
    assertThat(report)
        .contains(
            "\"hop\": \"route\"",
            "\"settledBy\": \"the Service and the pods behind that route\"",
            "\"status\": \"broken\"",
            "\"startLine\": 2",
            "\"replicas\": null",
            "\"reachesGrafana\": \"no\"");
    assertThat(Schemas.complaints(TraceJson.schema(), report)).isEmpty();
    assertThat(Schemas.complaints(TraceJson.schema(), report.replace("\"broken\"", "\"bad\"")))
        .isNotEmpty();
  }

  @Test
  void hidesWhatLabelsAndUrlsKeepSecret() {
    TracedSender open = cluster("seoul", "1").senders().get(0);
    TreeMap<String, String> labels = new TreeMap<>(open.labels());
    labels.put("token", "s3cr3t-t0k3n");
    String url = "https://me:hunter2pw@receive.test/";
    List<TracedHop> hops =
        List.of(
            new TracedHop(
                Stage.REMOTE_WRITE, HopStatus.UNKNOWN, "`" + url + "`", List.of(), List.of()));
    TracedSender sender =
        new TracedSender("m/k", "agent", "1", labels, url, 422, 1, ReachesGrafana.UNKNOWN, hops);
    TracedCluster cluster = new TracedCluster(cluster("seoul", "1").cluster(), List.of(sender));
    Trace trace = new Trace(List.of(cluster), List.of());

    assertThat(TraceJson.of(trace))
        .contains("\"token\": \"***\"", "https://***@receive.test/")
        .doesNotContain("s3cr3t", "hunter2");
    assertThat(TraceText.of(trace, VERBOSE)).contains("***@").doesNotContain("hunter2");
  }

  @Test
  void namesClustersForWhichNoSenderIsWrittenDown() {
    Cluster jeju = new Cluster("jeju", Role.STANDALONE, "clusters/jeju", Naming.BY_CONVENTION);
    Trace trace = new Trace(List.of(fine()), List.of(jeju), List.of(), List.of(), List.of());

    assertThat(TraceText.of(trace, Style.PLAIN)).contains("\njeju\n  " + Trace.NO_SENDER + "\n");
    String report = TraceJson.of(trace);
    assertThat(report).contains("\"name\": \"jeju\"", "\"note\": \"" + Trace.NO_SENDER + "\"");
    assertThat(Schemas.complaints(TraceJson.schema(), report)).isEmpty();
    assertThat(trace.isEmpty()).isFalse();
    assertThat(trace.only("jeju").silent()).containsExactly(jeju);
    assertThat(new Trace(List.of(), List.of(jeju), List.of(), List.of(), List.of()).isEmpty())
        .isTrue();
  }

  private static TracedCluster cluster(String name, String replicas) {
    SourceFile file = SourceFile.of("ingress.yaml", "a:\n  b: 10902\n");
    Related place = new Related(Origin.written(new Span(file, 5, 6)), "the port");
    List<TracedHop> hops =
        List.of(
            new TracedHop(Stage.IDENTITY, HopStatus.OK, "cluster=\"x\"", List.of(), List.of()),
            new TracedHop(
                Stage.ROUTE,
                HopStatus.BROKEN,
                "port 10902 takes no samples",
                List.of(place),
                List.of("ingress-wrong-backend-port")),
            new TracedHop(
                Stage.SERVICE,
                HopStatus.UNKNOWN,
                "no Service `x` is in the tree",
                List.of(),
                List.of()));
    return new TracedCluster(
        new Cluster(name, Role.EDGE, name, Naming.DECLARED),
        List.of(
            new TracedSender(
                "m/k",
                "agent",
                replicas,
                new TreeMap<>(),
                "http://x",
                422,
                1,
                ReachesGrafana.NO,
                hops)));
  }

  private static TracedCluster fine() {
    List<TracedHop> hops =
        List.of(new TracedHop(Stage.IDENTITY, HopStatus.OK, "cluster=\"b\"", List.of(), List.of()));
    return new TracedCluster(
        new Cluster("busan", Role.EDGE, "busan", Naming.DECLARED),
        List.of(
            new TracedSender(
                "m/k",
                "agent",
                "1",
                new TreeMap<>(),
                "http://x",
                422,
                422,
                ReachesGrafana.YES,
                hops)));
  }
}
