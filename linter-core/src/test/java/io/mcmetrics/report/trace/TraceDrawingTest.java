package io.mcmetrics.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.trace.ReachesGrafana;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceDrawingTest {
  private static final TraceDrawing FOUR = TraceDrawing.of(TraceSample.four());

  @Test
  void waysMeetWhereTheyPassTheSamePlace() {
    assertThat(hop(0, Stage.ROUTE).node()).isEqualTo(hop(1, Stage.ROUTE).node());
    assertThat(hop(0, Stage.ROUTE).node().shared()).isTrue();
    assertThat(hop(2, Stage.ROUTE).node().shared()).isFalse();
    assertThat(hop(0, Stage.DASHBOARD).node()).isEqualTo(hop(3, Stage.DASHBOARD).node());
  }

  @Test
  void waysDoNotMeetInsideClustersOnlyBecauseTheSameIsSaid() {
    assertThat(hop(0, Stage.RELABEL).hop()).isEqualTo(hop(2, Stage.RELABEL).hop());
    assertThat(hop(0, Stage.RELABEL).node().shared()).isFalse();
  }

  @Test
  void equalHopsAreToldOfOnce() {
    assertThat(hop(0, Stage.QUERY).note()).isEqualTo(hop(3, Stage.QUERY).note());
    assertThat(FOUR.noteOf(hop(0, Stage.QUERY)).clusters())
        .containsExactly("cluster-01-edge", "cluster-02-edge", "서울-edge", "lab");
  }

  @Test
  void clustersAreAlikeWhoseWaysDifferInPlacesOfTheirOwnAlone() {
    TraceDrawing drawing = TraceDrawing.of(TraceSample.many(100));

    assertThat(drawing.groups()).extracting(List::size).containsExactly(93, 3, 2, 1, 1);
    assertThat(FOUR.groups()).containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
  }

  @Test
  void aClusterIsAsWellAsTheWorstOfItsWays() {
    List<DrawnCluster> clusters = TraceDrawing.of(TraceSample.strange()).clusters();

    assertThat(clusters.get(1).paths())
        .extracting(way -> way.sender().reachesGrafana())
        .containsExactly(ReachesGrafana.NO, ReachesGrafana.YES);
    assertThat(clusters.get(1).reach()).isEqualTo(ReachesGrafana.NO);
    assertThat(clusters.get(3).reach()).as("it sends nothing").isEqualTo(ReachesGrafana.NO);
  }

  private static DrawnHop hop(int cluster, Stage stage) {
    return FOUR.clusters().get(cluster).paths().get(0).hops().stream()
        .filter(drawn -> drawn.hop().stage() == stage)
        .findFirst()
        .orElseThrow();
  }
}
