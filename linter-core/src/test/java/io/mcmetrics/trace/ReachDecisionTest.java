package io.mcmetrics.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReachDecisionTest {
  @Test
  void aDashboardThatIsEmptyForSomeChoicesStopsNoSamples() {
    assertThat(decision(HopStatus.OK, HopStatus.BROKEN)).isEqualTo(ReachesGrafana.PARTLY);
    assertThat(decision(HopStatus.UNKNOWN, HopStatus.BROKEN)).isEqualTo(ReachesGrafana.UNKNOWN);
    assertThat(decision(HopStatus.BROKEN, HopStatus.BROKEN)).isEqualTo(ReachesGrafana.NO);
  }

  @Test
  void isYesOnlyIfEachHopIsInOrder() {
    assertThat(decision(HopStatus.OK, HopStatus.OK)).isEqualTo(ReachesGrafana.YES);
    assertThat(decision(HopStatus.OK, HopStatus.UNKNOWN)).isEqualTo(ReachesGrafana.UNKNOWN);
  }

  @Test
  void whatIsLostInPartIsUnknownWhereTheWayIsUnknown() {
    assertThat(filtered(HopStatus.OK)).isEqualTo(ReachesGrafana.PARTLY);
    assertThat(filtered(HopStatus.UNKNOWN)).isEqualTo(ReachesGrafana.UNKNOWN);
    assertThat(filtered(HopStatus.BROKEN)).isEqualTo(ReachesGrafana.NO);
  }

  private static ReachesGrafana filtered(HopStatus route) {
    return ReachDecision.of(
        List.of(hop(Stage.RELABEL, HopStatus.BROKEN), hop(Stage.ROUTE, route)), 10, 9);
  }

  private static ReachesGrafana decision(HopStatus route, HopStatus dashboard) {
    return ReachDecision.of(
        List.of(hop(Stage.ROUTE, route), hop(Stage.DASHBOARD, dashboard)), 1, 1);
  }

  private static TracedHop hop(Stage stage, HopStatus status) {
    return new TracedHop(stage, status, "", List.of(), List.of());
  }
}
