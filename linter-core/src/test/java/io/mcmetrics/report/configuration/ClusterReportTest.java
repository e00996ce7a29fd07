package io.mcmetrics.report.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.engine.LintResult.Counts;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.Fleets;
import io.mcmetrics.report.finding.Schemas;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TraceResult;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClusterReportTest {
  private static final Fleet FLEET =
      Fleets.of(
          "clusters/seoul/p.yaml", Fleets.sending("cluster", "seoul"),
          "clusters/busan/n.yaml", Fleets.NAMESPACE,
          "leftovers/i.yaml", Fleets.INGRESS);

  @Test
  void saysWhyEachIsTakenForACluster() {
    assertThat(ClusterReport.text(FLEET, false))
        .isEqualTo(
            """
            cluster  role        senders  named by
            busan    standalone  0        layout    one of 2 directories in `clusters`
              clusters/busan
            seoul    edge        1        layout    one of 2 directories in `clusters`
              clusters/seoul

            the label that tells them apart: cluster
            `leftovers` is tied to no cluster: whose metrics it sends, scrapes or lets through is not known
            """);
  }

  @Test
  void namesAllPlacesIfAskedTo() {
    Fleet fleet =
        Fleets.of(
            "clusters/a/1/n.yaml", Fleets.NAMESPACE,
            "clusters/a/2/n.yaml", Fleets.NAMESPACE,
            "clusters/a/3/n.yaml", Fleets.NAMESPACE,
            "clusters/a/4/n.yaml", Fleets.NAMESPACE,
            "clusters/a/5/n.yaml", Fleets.NAMESPACE,
            "clusters/a/6/n.yaml", Fleets.NAMESPACE,
            "clusters/b/n.yaml", Fleets.NAMESPACE);

    assertThat(ClusterReport.text(fleet, false))
        .contains("  clusters/a/4\n  and 2 more places; --verbose names them\n");
    assertThat(ClusterReport.text(fleet, true)).contains("  clusters/a/5\n  clusters/a/6\n");
  }

  @Test
  void listsApartWhatMayBeAClusterByItsPath() {
    Fleet fleet = Fleets.of("shop/p.yaml", Fleets.SENDING);

    assertThat(ClusterReport.text(fleet, false))
        .isEqualTo(
            """
            no cluster is known

            may be clusters (by path only; name them in .mcmetrics.yaml)
            cluster  role  senders  named by
            shop     edge  1        guess     a guess by the path `shop`
              shop

            the label that tells them apart: cluster
            """);
    String report = ClusterReport.json(traced(fleet, List.of()));
    assertThat(report)
        .contains("\"clusters\": [],", "\"mayBeClusters\": [", "\"naming\": \"guess\"");
    assertThat(Schemas.complaints(ClusterReport.schema(), report)).isEmpty();
  }

  @Test
  void saysThatThereIsNone() {
    assertThat(ClusterReport.text(Fleets.of("n.yaml", Fleets.NAMESPACE), false))
        .isEqualTo("no cluster was found: nothing that could be read here names one\n");
  }

  @Test
  void keepsItsPromise() {
    String report = ClusterReport.json(traced(FLEET, List.of()));

    assertThat(report).contains("\"naming\": \"layout\"", "\"senders\": 0");
    assertThat(Schemas.complaints(ClusterReport.schema(), report)).isEmpty();
    assertThat(Schemas.complaints(ClusterReport.schema(), report.replace("\"role\"", "\"of\"")))
        .isNotEmpty();
  }

  @Test
  void saysHowManyPlacesWereNotSeen() {
    Gap gap = new Gap(Origin.written(Span.startOf(SourceFile.of("a.yaml", ""))), "a", "b");

    assertThat(ClusterReport.unseenText(traced(FLEET, List.of()))).isEmpty();
    assertThat(ClusterReport.unseenText(traced(FLEET, List.of(gap))))
        .isEqualTo("not seen: 1 place, which `mcmetrics lint` names\n");
    assertThat(ClusterReport.json(traced(FLEET, List.of(gap)))).contains("\"unseen\": 1");
  }

  private static TraceResult traced(Fleet fleet, List<Gap> gaps) {
    Counts counts = new Counts(0, 0, 0, 0, 0, 0, 0);
    return new TraceResult(
        fleet,
        new Trace(List.of(), List.of()),
        new LintResult(List.of(), gaps, fleet.clusters(), List.of(), counts, List.of()));
  }
}
