package io.mcmetrics.kustomize.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where kustomize 5.5 and 5.8 found the same paths. */
final class FieldPathTest {
  private static final Yaml ROOT =
      YamlReader.read(
              SourceFile.of(
                  "a.yaml", "data: {k: v}\nmetadata: {annotations: {a.test/b: w, c/d: x}}"))
          .documents()
          .get(0);

  @ParameterizedTest
  @CsvSource({
    "data.k, 1",
    ".data.k, 1",
    "..data.k, 0",
    "data..k, 0",
    "data.k., 0",
    "metadata.annotations.[a.test/b], 1",
    "metadata.annotations.a\\.test/b, 1",
    "metadata.annotations.[c/d], 0",
  })
  void findsTargets(String path, int found) {
    assertThat(FieldPath.parse(path).find(ROOT)).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({".data.k, 1", "..data.k, 1", "data..k, 1", "data.k., 1", "data.l, 0"})
  void findsSources(String path, int found) {
    assertThat(FieldPath.ofSource(path).find(ROOT)).hasSize(found);
  }
}
