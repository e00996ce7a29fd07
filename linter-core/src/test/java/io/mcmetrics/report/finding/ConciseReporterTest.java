package io.mcmetrics.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ConciseReporterTest {
  @Test
  void writesOneLineAFinding() {
    assertThat(Sample.written(Format.CONCISE, Sample.everything()))
        .isEqualTo(
            """
            base/datasource.yaml:1:1: error[invalid-yaml] a \\u001b[31m and\\na break
            base/datasource.yaml:1:11: info[ambiguous-cluster-label] the datasource names no cluster
            overlays/서울 edge/values#1.yaml:3:31: warning[ambiguous-cluster-label] `edge` is the label of `central` as well (likely)
            overlays/서울 edge/values#1.yaml:5:12: info[ambiguous-cluster-label] `https://***@receive.example/api` takes `***` (possible)
            overlays/서울 edge/values#1.yaml:7:11: error[over-restrictive-keep] only 3 of 422 metrics get through this `keep`
            """);
  }

  @Test
  void writesNothingWhenThereIsNothing() {
    assertThat(Sample.written(Format.CONCISE, Sample.of(List.of(), List.of()))).isEmpty();
  }
}
