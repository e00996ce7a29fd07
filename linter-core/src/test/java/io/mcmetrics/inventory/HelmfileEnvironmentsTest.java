package io.mcmetrics.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class HelmfileEnvironmentsTest {
  @Test
  void readsABlockOfManyLines() {
    String text =
        "environments:\n" + "  seoul:\n    values: [a.yaml]\n\n".repeat(20_000) + "releases: []\n";

    List<NamedCluster> found =
        HelmfileEnvironments.in(List.of(SourceFile.of("helmfile.yaml", text)), path -> true);

    assertThat(found).extracting(NamedCluster::name).contains("seoul");
  }

  @Test
  void endsTheBlockAtTheNextKey() {
    String text = "environments:\n  seoul: {}\nother:\n  busan: {}\n";

    assertThat(HelmfileEnvironments.in(List.of(SourceFile.of("helmfile.yaml", text)), path -> true))
        .extracting(NamedCluster::name)
        .containsExactly("seoul");
  }

  @Test
  void leavesOutAnEnvironmentThatCannotBeLoaded() {
    String text =
        """
        environments:
          seoul:
            values:
              - environments/common.yaml
              - environments/seoul.yaml
              # - environments/other.yaml
          busan:
            values:
              - environments/common.yaml
              - environments/secrets.busan.yaml
              - environments/{{ .Environment.Name }}.yaml
              - environments/busan.yaml
        """;
    Predicate<String> without = path -> path.matches("environments/(common|busan)[.]yaml");

    assertThat(names(text, without)).containsExactly("busan");
    assertThat(names("missingFileHandler: Warn\n" + text, without))
        .containsExactly("seoul", "busan");
    assertThat(names(text, path -> true)).containsExactly("seoul", "busan");
  }

  private static List<String> names(String text, Predicate<String> isThere) {
    return HelmfileEnvironments.in(List.of(SourceFile.of("helmfile.yaml", text)), isThere).stream()
        .map(NamedCluster::name)
        .toList();
  }
}
