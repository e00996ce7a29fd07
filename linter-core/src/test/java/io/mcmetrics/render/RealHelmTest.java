package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RealHelmTest {
  @Test
  void theProbePrintsWhatTemplatesSee(@TempDir Path chart) throws IOException {
    write(chart, "Chart.yaml", "{apiVersion: v2, name: probe, version: 1.0.0}");
    write(chart, "values.yaml", "a: {x: 1, y: 2}");
    RealHelm.probe(chart);

    String printed =
        RealHelm.of(chart).template(List.of(write(chart, "prod.yaml", "a: {x: 5, y: null}")));

    assertThat(printed)
        .contains("template: probe/templates/probe.yaml", "values: {\"a\":{\"x\":5}}");
  }

  @Test
  void whatHelmRefusesIsThrown(@TempDir Path chart) throws IOException {
    write(chart, "Chart.yaml", "{apiVersion: v2, name: probe, version: 1.0.0}");
    Path broken = write(chart, "broken.yaml", "a: [");
    RealHelm helm = RealHelm.of(chart);

    assertThatThrownBy(() -> helm.template(List.of(broken))).hasMessageContaining("broken.yaml");
  }

  private Path write(Path chart, String name, String text) throws IOException {
    return Files.writeString(chart.resolve(name), text);
  }
}
