package io.mcmetrics.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HelmfileEnvironmentsTest {
  @Test
  void readsABlockOfManyLines() {
    String text =
        "environments:\n" + "  seoul:\n    values: [a.yaml]\n\n".repeat(20_000) + "releases: []\n";

    List<NamedCluster> found =
        HelmfileEnvironments.in(
            List.of(SourceFile.of("helmfile.yaml", text)), path -> true);

    assertThat(found).extracting(NamedCluster::name).contains("seoul");
  }

  @Test
  void endsTheBlockAtTheNextKey() {
    String text = "environments:\n  seoul: {}\nother:\n  busan: {}\n";

    assertThat(HelmfileEnvironments.in(
            List.of(SourceFile.of("helmfile.yaml", text)), path -> true))
        .extracting(NamedCluster::name)
        .containsExactly("seoul");
  }
}
