package io.mcmetrics.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.chart.ChartSheet.RenderedDocument;
import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of {@code testdata/charts}: what each sheet makes of the values, with the place of
 * every scalar. {@code -Dupdate} writes the documents.
 */
final class ChartDocumentsTest {
  private static final Path CHARTS = Path.of("..", "testdata", "charts");

  static List<Path> cases() throws IOException {
    try (Stream<Path> found = Files.walk(CHARTS, 2)) {
      return found.filter(path -> Files.exists(path.resolve("values.yaml"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSheetMakesTheseDocuments(Path directory) throws IOException {
    String made = documents(directory);
    Path golden = directory.resolve("documents.yaml");
    if (System.getProperty("update") != null) {
      Files.writeString(golden, made);
    }

    assertThat(made).isEqualTo(Files.readString(golden));
  }

  private static String documents(Path directory) throws IOException {
    YamlMapping use = Sheets.values(Files.readString(directory.resolve("chart.yaml")));
    YamlMapping values = Sheets.values(Files.readString(directory.resolve("values.yaml")));
    ChartUse told =
        Sheets.use(
            text(use, "chart"), text(use, "version"), text(use, "release"), text(use, "namespace"));
    ChartSheet sheet =
        new ChartSheets()
            .named(told.chart(), text(use, "repository"), values)
            .orElseThrow()
            .sheet();
    StringBuilder out = new StringBuilder();
    for (RenderedDocument made : sheet.documents(told, values)) {
      out.append("---\n").append(YamlWriter.write(made.root(), Sheets::place));
    }
    return out.toString();
  }

  private static String text(YamlMapping use, String key) {
    return use.textAt(key);
  }
}
