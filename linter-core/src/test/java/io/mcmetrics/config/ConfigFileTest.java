package io.mcmetrics.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {
  private final Path root;

  ConfigFileTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void isLookedForUpwardsFromAPath() throws IOException {
    Path deep = Files.createDirectories(root.resolve("a/b"));
    Files.writeString(root.resolve(ConfigFile.NAME), "clusterLabel: top");
    assertThat(ConfigFile.find(deep, root)).get().hasToString(".mcmetrics.yaml");

    Files.writeString(root.resolve("a").resolve(ConfigFile.NAME), "clusterLabel: near");
    SourceFile found = ConfigFile.find(deep.resolve("values.yaml"), root).orElseThrow();
    assertThat(found.path()).isEqualTo("a/.mcmetrics.yaml");
    assertThat(found.text()).isEqualTo("clusterLabel: near");
  }

  @Test
  void isNotLookedForAboveTheRoot() throws IOException {
    Path inner = Files.createDirectories(root.resolve("a"));
    Files.writeString(root.resolve(ConfigFile.NAME), "clusterLabel: above");
    assertThat(ConfigFile.find(inner, inner)).isEmpty();
    assertThat(ConfigFile.find(root, inner)).isEmpty();
  }

  @Test
  void isOpenedByTheNameTheCallerGives() throws IOException {
    Path file = Files.writeString(root.resolve("other.yaml"), "rules: {}");
    assertThat(ConfigFile.open(file, root)).hasToString("other.yaml");
  }

  @Test
  void mustBeThereIfTheCallerNamesIt() {
    assertThatThrownBy(() -> ConfigFile.open(root.resolve("none.yaml"), root))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("none.yaml` cannot be read");
  }

  @Test
  void explainsEachOfItsKeys() {
    assertThat(ConfigFile.schema().split("\"description\"", -1)).hasSize(1 + 15);
  }
}
