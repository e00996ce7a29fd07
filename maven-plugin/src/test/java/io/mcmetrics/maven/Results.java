package io.mcmetrics.maven;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.engine.LintResult.Counts;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.List;
import java.util.stream.Stream;

/** Made-up results of runs. */
final class Results {
  static final SourceFile FILE = SourceFile.of("deploy/a.yaml", "first:\n  key: \u001b[31mred\n");

  private Results() {}

  static LintResult with(Severity... severities) {
    Problem problem = Problem.at(at("key"), "`%s` is wrong", "key");
    List<Finding> findings =
        Stream.of(severities).map(each -> new Finding("some-rule", each, problem)).toList();
    return new LintResult(
        findings, List.of(), List.of(), List.of(), new Counts(1, 1, 1, 0, 1, 1, 0), List.of());
  }

  static LintResult withGap() {
    Gap gap = Gap.at(at("first"), "a remote base", "its patches are unknown");
    return new LintResult(
        List.of(), List.of(gap), List.of(), List.of(), new Counts(1, 1, 1, 0, 1, 1, 0), List.of());
  }

  static LintResult empty() {
    return new LintResult(
        List.of(), List.of(), List.of(), List.of(), new Counts(0, 0, 0, 0, 0, 0, 0), List.of());
  }

  static LintResult withFault(RuntimeException fault) {
    return new LintResult(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Counts(1, 1, 1, 0, 1, 1, 0),
        List.of(fault));
  }

  private static Origin at(String word) {
    int start = FILE.text().indexOf(word);
    return Origin.written(new Span(FILE, start, start + word.length()));
  }
}
