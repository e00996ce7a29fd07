package io.mcmetrics.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.report.PrintedCharacter;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two files of testdata/masking: all that is secret in the one, and nothing in the other. */
final class PlantedSecretsTest {
  private static final Path FILES = Path.of(System.getProperty("mcmetrics.testdata"), "masking");
  private static final String PLANTED = "kq7z";

  @Test
  void showsNoPlantedSecretInACodeFrame() throws IOException {
    SourceFile file = read("secrets.yaml");
    // The first line says what the file is for.
    assertThat(IntStream.rangeClosed(2, file.lineCount()).mapToObj(line -> shown(file, line)))
        .filteredOn(PlantedSecretsTest::holds)
        .isEmpty();
  }

  @Test
  void showsNoPlantedSecretInADocument() throws IOException {
    assertThat(documents("secrets.yaml").lines()).filteredOn(PlantedSecretsTest::holds).isEmpty();
  }

  @Test
  void showsEachHarmlessLine() throws IOException {
    SourceFile file = read("harmless.yaml");
    for (int line = 1; line <= file.lineCount(); line++) {
      assertThat(shown(file, line)).isEqualTo(file.line(line));
    }
  }

  @Test
  void showsHarmlessDocumentsAsTheyAre() throws IOException {
    assertThat(documents("harmless.yaml")).doesNotContain(ReportMask.MASK);
  }

  private static boolean holds(String line) {
    return line.toLowerCase(Locale.ROOT).contains(PLANTED);
  }

  private static SourceFile read(String name) throws IOException {
    return SourceFile.of(name, Files.readString(FILES.resolve(name)));
  }

  private static String documents(String name) throws IOException {
    return YamlReader.read(read(name)).documents().stream()
        .map(document -> YamlWriter.write(DocumentMask.masked((YamlMapping) document)))
        .collect(Collectors.joining("---\n"));
  }

  private static String shown(SourceFile file, int line) {
    return PrintedCharacter.of(file.line(line), ReportMask.in(file, line)).stream()
        .map(PrintedCharacter::shown)
        .collect(Collectors.joining());
  }
}
