package io.mcmetrics.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap.Weight;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import org.junit.jupiter.api.Test;

final class GapTest {
  @Test
  void whatIsOnlyTriedOutDoesNotHideWhatIsDeployed() {
    assertThat(weight("modules/monitoring/main.tf")).isEqualTo(Weight.MAY_SEND);
    assertThat(weight("latest/contest.tf")).isEqualTo(Weight.MAY_SEND);
    assertThat(weight("cmd/expected_files/a.yaml")).isEqualTo(Weight.SOURCE);
    assertThat(weight("test/a.yaml")).isEqualTo(Weight.SOURCE);
    assertThat(weight("a/e2e/b/a.yaml")).isEqualTo(Weight.SOURCE);
  }

  private static Weight weight(String path) {
    Origin at = Origin.written(Span.startOf(SourceFile.of(path, "")));
    return new Gap(at, "this may send metrics", "unknown").weight();
  }
}
