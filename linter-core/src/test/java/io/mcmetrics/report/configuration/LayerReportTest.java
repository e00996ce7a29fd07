package io.mcmetrics.report.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.ClusterDocuments;
import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.layer.FieldFinder;
import io.mcmetrics.layer.FieldQuery;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.report.finding.Schemas;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayerReportTest {
  private static final String KUSTOMIZATION =
      "namePrefix: a-\nresources: [config.yaml]\ncommonLabels: {team: other}\n";
  private static final String CONFIG =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b, labels: {team: one}}\n";

  @Test
  void keepsItsPromise() {
    String report = json("metadata");

    assertThat(report).contains("\"state\": \"overridden\"", "\"how\": \"as generated\"");
    assertThat(Schemas.complaints(LayerReport.schema(), report)).isEmpty();
    assertThat(Schemas.complaints(LayerReport.schema(), json("spec"))).isEmpty();
  }

  @Test
  void thePromiseIsStrict() {
    String report = json("metadata").replace("\"state\"", "\"status\"");

    assertThat(Schemas.complaints(LayerReport.schema(), report)).isNotEmpty();
  }

  private static String json(String field) {
    SourceTree tree =
        SourceTree.of(
            List.of(
                SourceFile.of("config.yaml", CONFIG),
                SourceFile.of("kustomization.yaml", KUSTOMIZATION)));
    ClusterDocuments cluster =
        ClusterDocuments.of(Renderer.renderWithValues(tree), FleetOptions.DEFAULTS).get(0);
    FieldQuery query = FieldQuery.parse(field).orElseThrow();
    return LayerReport.json(cluster, field, FieldFinder.find(cluster.documents(), query));
  }
}
