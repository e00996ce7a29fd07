package io.mcmetrics.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HelmfileFoldersTest {
  private static final SourceFile VALUES =
      SourceFile.of("environments/seoul/values.yaml", "a: 1\n");

  @Test
  void takesTheFoldersOfAHelmfileThatTakesAnyEnvironment() {
    assertThat(found("  \"{{ .Environment.Name }}\":\n")).containsExactly("seoul");
    assertThat(found("  # of each cluster\n\n  {{ .Environment.Name }}: {}\n"))
        .containsExactly("seoul");
    assertThat(found("  busan: {}\n")).isEmpty();
  }

  @Test
  void readsAHelmfileOfManyLines() {
    assertThat(found("  busan: {}\n\n".repeat(50_000))).isEmpty();
  }

  private static List<String> found(String environments) {
    String helmfile =
        "environments:\n"
            + environments
            + "releases:\n"
            + "  - values: [environments/{{ .Environment.Name }}/values.yaml]\n";
    return HelmfileFolders.in(List.of(SourceFile.of("helmfile.yaml", helmfile), VALUES)).stream()
        .map(NamedCluster::name)
        .toList();
  }
}
