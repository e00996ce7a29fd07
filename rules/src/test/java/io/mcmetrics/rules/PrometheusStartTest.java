package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrometheusStartTest {
  @Test
  void sendsNothingOfTheFilesBesideTheOneThatItLooksFor() throws IOException {
    Path exhibit =
        Exhibit.TESTDATA.resolve(
            "rules/prometheus-does-not-start/bad/a-file-that-is-not-there.yaml");
    SourceFile file = SourceFile.of("clusters/edge-12/a.yaml", Files.readString(exhibit));
    Trace trace = Linter.withAllRules().trace(SourceTree.of(List.of(file))).trace();

    assertThat(trace.clusters().stream().flatMap(cluster -> cluster.senders().stream()))
        .extracting(TracedSender::reachesGrafana)
        .containsExactly(ReachesGrafana.NO);
  }
}
