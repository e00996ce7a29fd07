package io.mcmetrics.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.fleet.FleetBuilder;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class EncryptedSettingsTest {
  @Test
  void areGapsAtTheirPlaces() {
    String text =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: edge, namespace: monitoring}
        spec:
          externalLabels:
            cluster: ENC[AES256_GCM,data:aGVsbG8=,iv:eA==,tag:eA==,type:str]
          remoteWrite:
            - url: ENC[AES256_GCM,data:aGVsbG8=,iv:eA==,tag:eA==,type:str]
        """;
    assertThat(gaps(text))
        .extracting(gap -> gap.at().span().from().line() + ": " + gap.what())
        .containsExactlyInAnyOrder(
            "6: the external label `cluster` is encrypted",
            "8: the URL of a remote write is encrypted");
  }

  @Test
  void areNoneWhereAVariableIs() {
    assertThat(
            gaps(
                """
                apiVersion: monitoring.coreos.com/v1
                kind: Prometheus
                metadata: {name: edge, namespace: monitoring}
                spec: {externalLabels: {cluster: "${CLUSTER}"}, remoteWrite: [{url: "${URL}"}]}
                """))
        .isEmpty();
  }

  private static List<Gap> gaps(String text) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of("a.yaml", text)));
    return FleetBuilder.build(Renderer.render(tree), FleetOptions.DEFAULTS, new TreeMap<>()).gaps();
  }
}
