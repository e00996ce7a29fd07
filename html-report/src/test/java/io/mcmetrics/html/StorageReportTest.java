package io.mcmetrics.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.report.Language;
import io.mcmetrics.report.Style;
import io.mcmetrics.report.finding.Schemas;
import io.mcmetrics.report.trace.TraceJson;
import io.mcmetrics.report.trace.TraceMermaid;
import io.mcmetrics.report.trace.TraceSample;
import io.mcmetrics.report.trace.TraceText;
import io.mcmetrics.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StorageReportTest {
  private static final Trace STORED = TraceSample.stored();

  @Test
  void namesEachComponentInASectionOfItsOwn() {
    Trace alone =
        new Trace(List.of(), List.of(), STORED.storage().subList(0, 1), List.of(), List.of());

    assertThat(TraceText.of(alone, Style.PLAIN))
        .isEqualTo(
            """
            nothing in the tree sends samples

            Object storage
              central, Thanos Receive in monitoring/receive: ok it writes `s3 bucket metrics at minio:9000` with `token: ***`
                --> overlays/central/grafana.yaml:2:1
            """);
    assertThat(TraceText.of(TraceSample.four(), Style.PLAIN)).doesNotContain("Object storage");
  }

  @Test
  void keepsItsPromiseToPrograms() {
    String report = TraceJson.of(STORED);

    assertThat(report)
        .contains("\"role\": \"writes\"", "\"bucket\": \"s3 bucket metrics at minio:9000\"");
    assertThat(Schemas.complaints(TraceJson.schema(), report)).isEmpty();
    assertThat(Schemas.complaints(TraceJson.schema(), report.replace("\"reads\"", "\"eats\"")))
        .isNotEmpty();
    assertThat(TraceJson.of(TraceSample.four())).doesNotContain("storage");
  }

  @Test
  void isListedOnThePageWithoutSecrets() {
    String page = TracePage.of(STORED, Language.KO);

    assertThat(page)
        .contains("오브젝트 스토리지", "monitoring/receive")
        .doesNotContain("s3cr3t-t0k3n", "<img");
    assertThat(TracePage.of(TraceSample.four(), Language.KO)).doesNotContain("storage-title");
  }

  @Test
  void isDrawnAsBucketsWithArrows() {
    String chart = TraceMermaid.of(STORED, Language.EN);

    assertThat(chart)
        .contains(
            "  b0[(\"s3 bucket metrics at minio:9000\")]:::more\n",
            "  k0[\"✓ Thanos Receive<br/>central monitoring/receive\"]:::ok\n  k0 --> b0\n",
            "  b0 --> k1\n",
            "  b1 --> k2\n")
        .doesNotContain("<img", "k3");
  }
}
