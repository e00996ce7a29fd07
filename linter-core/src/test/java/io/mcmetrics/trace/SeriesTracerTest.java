package io.mcmetrics.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.SeriesText;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesTracerTest {
  private static final Fleet FLEET =
      Linter.with(List.of())
          .trace(SourceTree.of(List.of(SourceFile.of("edge.yaml", PlainFleet.EDGE))))
          .fleet();

  @Test
  void addsTheLabelsOfTheSender() {
    TracedSeries traced = only("up{job=\"node\"}");
    assertThat(traced.destination()).isEqualTo("https://receive.central.test/api/v1/receive");
    assertThat(SeriesText.of(traced.series()))
        .isEqualTo("up{cluster=\"seoul\", job=\"node\", prometheus=?, prometheus_replica=?}");
  }

  @Test
  void leavesASeriesTheLabelsOfItsOwn() {
    assertThat(SeriesText.of(only("up{cluster=\"busan\", prometheus=\"p\"}").series()))
        .isEqualTo("up{cluster=\"busan\", prometheus=\"p\", prometheus_replica=?}");
  }

  private static TracedSeries only(String written) {
    LabelSet series = SeriesText.read(written).orElseThrow();
    List<TracedSeries> traced = SeriesTracer.trace(FLEET, series);
    assertThat(traced).hasSize(1);
    return traced.get(0);
  }
}
