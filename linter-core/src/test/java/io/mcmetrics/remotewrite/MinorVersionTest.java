package io.mcmetrics.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MinorVersionTest {

  @ParameterizedTest
  @CsvSource({
    "v0.39.2, 0.39",
    "0.36.1-debian-12-r1, 0.36",
    "v3.14.0-distroless, 3.14",
    "v2.53, 2.53"
  })
  void readsVersionsAndTags(String tag, String version) {
    assertThat(MinorVersion.of(text(tag))).map(MinorVersion::toString).hasValue(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"main-2026-07-01-abc", "latest", "v3", "${VERSION}"})
  void knowsNothingOfOthers(String tag) {
    assertThat(MinorVersion.of(text(tag))).isEmpty();
  }

  @Test
  void tellsOlderFromNewer() {
    MinorVersion version = new MinorVersion(2, 44);
    assertThat(version.isBefore(2, 45)).isTrue();
    assertThat(version.isBefore(3, 0)).isTrue();
    assertThat(version.isBefore(2, 44)).isFalse();
    assertThat(version.isBefore(1, 99)).isFalse();
  }

  private static Value<String> text(String text) {
    Yaml node = YamlReader.read(SourceFile.of("v.yaml", "'" + text + "'")).documents().get(0);
    return Value.of(node);
  }
}
