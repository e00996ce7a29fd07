package io.mcmetrics.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.engine.LintResult.Counts;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.report.Style;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextReporterTest {
  @Test
  void writesEverything() {
    Golden.assertIsAsIn("finding/everything.txt", Sample.written(Format.TEXT, Sample.everything()));
  }

  @Test
  void coloursOnlyWhenAsked() {
    LintResult result = Sample.of(Problem.at(Sample.at(Sample.file("a: b"), "b"), "no"));

    assertThat(Sample.written(Format.TEXT.reporter(new Style(true, false, false)), result))
        .startsWith("\u001b[1;33mwarning[ambiguous-cluster-label]\u001b[0m\u001b[1m: no\u001b[0m\n")
        .contains("   \u001b[1;33m^\u001b[0m\n");
    assertThat(Sample.written(Format.TEXT, result)).doesNotContain("\u001b");
  }

  @Test
  void drawsAFewOfManyPlacesAndCountsTheRest() {
    SourceFile file = Sample.file("a: 1", "b: 2", "c: 3", "d: 4", "e: 5", "f: 6", "g: 7");
    Problem problem = Problem.at(Sample.at(file, "a"), "no");
    for (String key : List.of("b", "c", "d", "e", "f")) {
      problem = problem.see(Sample.at(file, key), "and here");
    }

    assertThat(String.join("\n", frame(problem))).contains("f: 6").doesNotContain("more places");
    assertThat(String.join("\n", frame(problem.see(Sample.at(file, "g"), "and here"))))
        .contains("e: 5", "= note: 2 more places like these")
        .doesNotContain("f: 6");
  }

  @Test
  void cutsLongLinesAroundThePlace() {
    SourceFile file = Sample.file("key: " + "a".repeat(500) + "HERE" + "b".repeat(500));

    List<String> lines = frame(Problem.at(Sample.at(file, "HERE"), "no"));

    assertThat(lines.get(3)).isEqualTo("1 | …" + "a".repeat(60) + "HERE" + "b".repeat(96) + "…");
    assertThat(lines.get(4)).isEqualTo("  |  " + " ".repeat(60) + "^^^^");
  }

  @Test
  void showsTheEndsOfLongPlaces() {
    SourceFile file = Sample.file("a:", "  b: 1", "  c: 2", "  d: 3", "  e: 4", "  f: 5", "g: 6");

    assertThat(
            frame(
                Problem.at(Sample.at(file, "a:\n  b: 1\n  c: 2\n  d: 3\n  e: 4\n  f: 5\n"), "no")))
        .startsWith(
            "warning[ambiguous-cluster-label]: no",
            " --> a.yaml:1:1",
            "  |",
            "1 | / a:",
            "2 | |   b: 1",
            "3 | |   c: 2",
            "  | | … 2 more lines",
            "6 | |   f: 5",
            "  | |______^");
  }

  @Test
  void escapesWhatWouldSteerATerminal() {
    SourceFile file = Sample.file("a: \u001b[2J\u202e\u0007b");

    assertThat(frame(Problem.at(Sample.at(file, "b"), "no")))
        .contains("1 | a: \\u001b[2J\\u202e\\u0007b", "  | " + " ".repeat(24) + "^");
  }

  @Test
  void marksEvenAnEmptyFile() {
    SourceFile file = SourceFile.of("a.yaml", "");

    assertThat(frame(Problem.at(Origin.written(Span.startOf(file)), "no")))
        .contains("1 |", "  | ^");
  }

  @Test
  void saysWhatWasSeenWhenThereIsNothing() {
    LintResult clean =
        new LintResult(
            List.of(),
            List.of(),
            Sample.everything().clusters(),
            List.of(),
            new Counts(42, 40, 97, 2, 5, 9, 0),
            List.of());

    assertThat(Sample.written(Format.TEXT, clean))
        .isEqualTo(
            "no findings in 2 clusters, 5 senders, 42 files (40 understood); 2 suppressed\n");
  }

  @Test
  void saysWhichSendersHaveARemoteWrite() {
    assertThat(Sample.written(Format.TEXT, withSenders(6, 2)))
        .startsWith("no findings in 0 clusters, 2 senders (and 4 that only scrape), 1 file");
    assertThat(Sample.written(Format.TEXT, withSenders(1, 0)))
        .startsWith("no findings in 0 clusters, 0 senders (and 1 that only scrapes), 1 file");
    assertThat(Sample.written(Format.JSON, withSenders(6, 2)))
        .contains("\"senders\": 2", "\"sending\": 2", "\"scrapeOnly\": 4");
  }

  @Test
  void countsNoClusterForStandardInput() {
    Cluster input =
        new Cluster("unnamed", Role.STANDALONE, LintResult.STANDARD_INPUT, Cluster.Naming.GUESSED);
    LintResult result =
        new LintResult(
            List.of(),
            List.of(),
            List.of(input),
            List.of(),
            new Counts(1, 1, 1, 0, 1, 1, 0),
            List.of());
    assertThat(Sample.written(Format.TEXT, result)).startsWith("no findings in 0 clusters, 1 ");
  }

  private static LintResult withSenders(int senders, int sending) {
    return new LintResult(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Counts(1, 1, 1, 0, senders, sending, 1, 0),
        List.of());
  }

  @Test
  void saysThatNothingWasUnderstood() {
    assertThat(Sample.written(Format.TEXT, nothingOf(3)))
        .isEqualTo(
            "nothing was analysed: no sender, receiver, querier, data source or dashboard in any of"
                + " the 3 files\n");
    assertThat(Sample.written(Format.TEXT, nothingOf(0)))
        .isEqualTo("nothing was analysed: there is no YAML or JSON file\n");
  }

  @Test
  void saysWhichRootWasTakenAndWhatWasLeftOut() {
    Standpoint standpoint = Standpoint.of(Path.of("/w/repo"), Path.of("/w/repo/x"), "why");
    LintResult clean =
        new LintResult(
            List.of(), List.of(), List.of(), List.of(), new Counts(1, 1, 1, 0, 1, 1, 2), List.of());

    assertThat(Sample.written(Format.TEXT.reporter(Style.PLAIN.from(standpoint)), clean))
        .isEqualTo(
            """
            no findings in 0 clusters, 1 sender, 1 file (1 understood)
            2 paths left out by .gitignore; --no-ignore reads them
            root: .. (why)
            """);
    assertThat(Sample.written(Format.JSON.reporter(Style.PLAIN.from(standpoint)), clean))
        .contains("\"root\": \"..\",");
  }

  @Test
  void sumsUpManyGaps() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 10; i < 25; i++) {
      gaps.add(Gap.at(Sample.at(Sample.BASE, "url"), "chart " + i, "none"));
    }
    LintResult result = Sample.of(List.of(), gaps);

    assertThat(Sample.written(Format.TEXT, result).lines())
        .contains("  chart 19 (base/datasource.yaml:3:5): none")
        .endsWith("  and 5 more; --verbose or --format json shows all");
    assertThat(Sample.written(Format.TEXT.reporter(new Style(false, true, false)), result).lines())
        .endsWith("  chart 24 (base/datasource.yaml:3:5): none");
  }

  @Test
  void namesFirstWhatMaySend() {
    List<Gap> gaps = new ArrayList<>();
    gaps.add(
        Gap.at(Sample.at(Sample.BASE, "url"), "2 Helm templates of `a` are not rendered", "e"));
    gaps.add(Gap.at(Sample.at(Sample.BASE, "url"), "the path `b` is not in the tree", "e"));
    gaps.add(Gap.maySend(Sample.at(Sample.BASE, "url"), "something here"));

    assertThat(Sample.written(Format.TEXT, Sample.of(List.of(), gaps)).lines())
        .filteredOn(line -> line.contains("(base/"))
        .extracting(line -> line.strip().replaceFirst(" \\(base.*", ""))
        .containsExactly(
            "something here may send metrics by remote write and is not evaluated",
            "the path `b` is not in the tree",
            "2 Helm templates of `a` are not rendered");
  }

  @Test
  void saysThatNoSenderWasSeen() {
    Gap gap = Gap.maySend(Sample.at(Sample.BASE, "url"), "something here");

    assertThat(Sample.written(Format.TEXT, withoutSenders(58, 1, List.of(gap))).lines())
        .startsWith(
            "no findings in 0 clusters, 0 senders, 58 files (1 understood)",
            "no sender was seen, so whether metrics are sent is not judged; 57 files not"
                + " understood; 1 place may be one");
    assertThat(Sample.written(Format.TEXT, withoutSenders(1, 1, List.of())))
        .endsWith("no sender was seen, so whether metrics are sent is not judged\n");
  }

  private static LintResult withoutSenders(int files, int understood, List<Gap> gaps) {
    Counts counts = new Counts(files, understood, 1, 0, 0, 1, 0);
    return new LintResult(List.of(), gaps, List.of(), List.of(), counts, List.of());
  }

  private static LintResult nothingOf(int files) {
    return new LintResult(
        List.of(), List.of(), List.of(), List.of(), new Counts(files, 0, 0, 0, 0, 0, 0), List.of());
  }

  private static List<String> frame(Problem problem) {
    return Sample.written(Format.TEXT, Sample.of(problem)).lines().toList();
  }
}
