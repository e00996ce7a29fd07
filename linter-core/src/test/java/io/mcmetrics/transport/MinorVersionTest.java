package io.mcmetrics.transport;

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
    "quay.io/thanos/thanos:v0.39.2, 0.39",
    "registry.test:5000/bitnami/thanos:0.36.1-debian-12-r1, 0.36",
    "quay.io/prometheus/prometheus:v3.14.0-distroless@sha256:0a1b, 3.14",
    "v2.53, 2.53"
  })
  void tellsImagesByTheirTags(String image, String version) {
    assertThat(MinorVersion.ofImage(text(image))).map(MinorVersion::toString).hasValue(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quay.io/thanos/thanos:main-2026-07-01-abc",
        "thanos@sha256:0a1b",
        "thanos:latest"
      })
  void knowsNothingOfOtherTags(String image) {
    assertThat(MinorVersion.ofImage(text(image))).isEmpty();
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
