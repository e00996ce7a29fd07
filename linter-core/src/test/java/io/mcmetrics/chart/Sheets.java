package io.mcmetrics.chart;

import io.mcmetrics.chart.ChartSheet.KnownBy;
import io.mcmetrics.chart.ChartSheet.RenderedDocument;
import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Small sheets and what they make, in words that are easy to compare. */
final class Sheets {
  private Sheets() {}

  /** Returns the values that a text writes, in {@code values.yaml}. */
  static YamlMapping values(String text) {
    return (YamlMapping) YamlReader.read(SourceFile.of("values.yaml", text)).documents().get(0);
  }

  /** Returns the use of a chart that is named in {@code chart.yaml}. */
  static ChartUse use(String chart, String version, String release, String namespace) {
    SourceFile file = SourceFile.of("chart.yaml", "chart: " + chart + "\n");
    Origin at = Origin.written(new Span(file, 7, 7 + chart.length()));
    return new ChartUse(chart, "", version, release, namespace, at);
  }

  /** Returns what one document with a field {@code x} comes to, as the YAML of that field. */
  static String drawn(String field, String values) {
    return drawn("", field, values, "web", "");
  }

  /**
   * Returns the same with more lines in the sheet, such as defaults, for a release and a version.
   */
  static String drawn(String body, String field, String values, String release, String version) {
    String indented = field.strip().replace("\n", "\n    ");
    String sheet = body + "documents:\n- kind: X\n  x:\n    " + indented + "\n";
    List<RenderedDocument> made =
        SheetReader.read(SourceFile.of("sheet.yaml", sheet))
            .documents(use("app", version, release, "monitoring"), values(values));
    return made.stream()
        .map(one -> one.root().get("x").map(YamlWriter::write).orElse("nothing\n"))
        .collect(Collectors.joining())
        .strip();
  }

  /** Returns the place of a value, and the steps from there. */
  static String place(YamlScalar scalar) {
    StringBuilder words = new StringBuilder("from " + at(scalar.origin().span()));
    for (Hop hop : scalar.origin().via()) {
      words.append(", ").append(hop.how().words()).append(" at ").append(at(hop.span()));
    }
    return words.toString();
  }

  private static String at(Span span) {
    return span.file().path() + ":" + span.from().line();
  }

  /** Returns what a sheet remarks on values: the kind, the line, and the message of each. */
  static List<String> remarks(String body, String values, String version) {
    return SheetReader.read(SourceFile.of("sheet.yaml", body + "\ndocuments: []\n"))
        .rendered(use("app", version, "web", "monitoring"), values(values), true, KnownBy.NAME)
        .remarks()
        .stream()
        .map(
            remark ->
                remark.at().span().from().line()
                    + " "
                    + remark.about().word()
                    + ": "
                    + remark.message())
        .toList();
  }
}
