package io.mcmetrics.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CollectorTypesTest {
  private static List<String> faults(String config, boolean isWhole) {
    YamlMapping root =
        (YamlMapping) YamlReader.read(SourceFile.of("a.yaml", config)).documents().get(0);
    return CollectorTypes.faults(new CollectorConfig(root, List.of()), isWhole).stream()
        .map(SenderFault::message)
        .toList();
  }

  @Test
  void knowsTypesInEachSpelling() {
    assertThat(
            faults(
                """
                receivers: {k8s_cluster: {}, hostmetrics/node: {}, awscontainerinsightreceiver: {}}
                exporters: {prometheusremotewrite: {}, prometheus_remote_write: {}, otlp_http: {}}
                connectors: {spanmetrics: {}}
                """,
                true))
        .isEmpty();
    assertThat(faults("exporters: {thanos: {}}", true))
        .containsExactly("no distribution of the collector has `thanos` among its exporters");
    assertThat(faults("exporters: {prometheusremotewrte/a: {}}", true))
        .containsExactly(
            "no distribution of the collector has `prometheusremotewrte` among its exporters; did you"
                + " mean `prometheusremotewrite`?");
  }

  @Test
  void leavesTypesOfOtherReleasesAndVendorsAlone() {
    assertThat(faults("exporters: {otlp_grpc: {}, signozclickhousemetrics: {}}", true)).isEmpty();
  }

  @Test
  void missesWhatAPipelineNames() {
    String config =
        """
        exporters: {debug: {}}
        connectors: {forward: {}}
        service: {pipelines: {logs: {receivers: [forward, otlp], exporters: [debug, forward]}}}
        """;
    assertThat(faults(config, true))
        .containsExactly("the pipeline names `otlp`, which is not configured among the receivers");
    // A chart may configure it.
    assertThat(faults(config, false)).isEmpty();
  }
}
