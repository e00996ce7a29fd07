package io.mcmetrics.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.report.Language;
import io.mcmetrics.report.finding.Sample;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import org.junit.jupiter.api.Test;

final class SourceLinesTest {
  @Test
  void marksWhatIsMeantBetweenItsNeighbours() {
    String shown = shown(Sample.file("a: 1", "b: <2>", "c: 3"), "<2>");

    assertThat(shown).contains("b: <mark>&lt;2&gt;</mark></span>");
    assertThat(shown).contains("class=\"line\"><span class=\"number\">1</span>a: 1");
    assertThat(shown).contains("class=\"line\"><span class=\"number\">3</span>c: 3");
  }

  @Test
  void cutsWhatIsLong() {
    String line = "x".repeat(5000) + "HERE" + "y".repeat(5000);

    assertThat(shown(Sample.file(line), "HERE"))
        .contains("…" + "x".repeat(60) + "<mark>HERE</mark>" + "y".repeat(96) + "…</span>");
    assertThat(shown(Sample.file(line.repeat(2)), line)).hasSizeLessThan(600).contains("…");
  }

  @Test
  void cutsWhatHasManyLines() {
    String shown = shown(Sample.file("a:\n" + "- b\n".repeat(100)), "- b\n".repeat(100));

    assertThat(shown.lines().filter(line -> line.contains("<mark>"))).hasSize(6);
    assertThat(shown).contains("…</code></pre>");
  }

  @Test
  void hidesSecretsInTheNeighbours() {
    assertThat(shown(Sample.file("password: hunter2pw", "b: 2"), "b: 2"))
        .contains("password: ***")
        .doesNotContain("hunter2pw");
  }

  @Test
  void showsTheStartOfAFileOfWhichAllIsMeant() {
    SourceFile file = Sample.file("a: 1");
    HtmlWriter html = new HtmlWriter(Language.EN);

    SourceLines.add(Span.startOf(file), html);

    assertThat(html.toString()).contains("a.yaml:1</code>", "a: 1").doesNotContain("<mark>");
  }

  private static String shown(SourceFile file, String text) {
    HtmlWriter html = new HtmlWriter(Language.EN);
    SourceLines.add(Sample.at(file, text).span(), html);
    return html.toString();
  }
}
