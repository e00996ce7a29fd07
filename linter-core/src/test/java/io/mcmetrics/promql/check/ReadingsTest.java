package io.mcmetrics.promql.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadingsTest {
  private static final Path FILES = Path.of(System.getProperty("mcmetrics.testdata"), "promql");

  @ParameterizedTest
  @ValueSource(strings = {"expressions.txt", "version-3.txt", "variables.txt"})
  void areAsWritten(String name) throws IOException {
    Path file = FILES.resolve(name);
    String readings = Readings.of(Files.readString(file));
    if (System.getProperty("update") != null) {
      Files.writeString(file, readings);
    }

    assertThat(Files.readString(file)).isEqualTo(readings);
  }
}
