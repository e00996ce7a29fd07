package io.mcmetrics.report.finding;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.engine.BuiltInRule;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.engine.LintResult.Counts;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.report.Style;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One result with everything in it that is hard to show, and small ones for single points. */
public final class Sample {
  static final SourceFile BASE =
      SourceFile.of(
          "base/datasource.yaml",
          """
          query: &q http://query.monitoring:9090
          datasources:
            - url: *q
          """);

  /** Windows line breaks, a tab, Korean, and letters outside of the first plane. */
  static final SourceFile EDGE =
      SourceFile.of(
          "overlays/서울 edge/values#1.yaml",
          """
          # 엣지 클러스터 🚀
          prometheusSpec:
            externalLabels: {이름: 서울, 🚀: "edge"}
            remoteWrite:
              -\turl: https://user:hunter2pw@receive.example/api # 🚀
                writeRelabelConfigs:
                  - action: keep
                    regex: up|node_.*

                bearer_token: s3cr3t-t0k3n
          """
              .replace("\n", "\r\n"));

  static final RulePage KEEP =
      new RulePage(
          "over-restrictive-keep",
          "keep rule that lets too little through",
          "Dashboards stay empty though the cluster is up.",
          "",
          "Widen the expression. E.g. add the metrics that the dashboards ask for.",
          "Always certain.",
          List.of(),
          List.of(),
          Severity.ERROR,
          Stage.RELABEL);
  static final RulePage LABEL =
      new RulePage(
          "ambiguous-cluster-label",
          "cluster label that two clusters share",
          "Their series run into one another.",
          "",
          "Give each cluster a label of its own.",
          "Always certain.",
          List.of(),
          List.of(),
          Severity.WARNING,
          Stage.IDENTITY);

  private Sample() {}

  static LintResult everything() {
    List<Finding> findings =
        Stream.of(
                new Finding(
                    KEEP.id(),
                    Severity.ERROR,
                    Problem.at(
                            at(EDGE, "action: keep\r\n          regex: up|node_.*\r\n\r\n"),
                            "only 3 of 422 metrics get through this `keep`")
                        .see(at(BASE, "http://query.monitoring:9090"), "the dashboards ask here")
                        .see(at(EDGE, "writeRelabelConfigs:"), "one of these")
                        .affecting("서울")
                        .affecting("central")),
                new Finding(
                    LABEL.id(),
                    Severity.WARNING,
                    Problem.at(at(EDGE, "\"edge\""), "`edge` is the label of `central` as well")
                        .atMost(Confidence.LIKELY)
                        .affecting("서울")),
                new Finding(
                    LABEL.id(),
                    Severity.INFO,
                    Problem.at(
                            at(EDGE, "https://user:hunter2pw@receive.example/api"),
                            "`https://user:hunter2pw@receive.example/api` takes `s3cr3t-t0k3n`")
                        .see(at(EDGE, "s3cr3t-t0k3n"), "namely `s3cr3t-t0k3n`, here")
                        .atMost(Confidence.POSSIBLE)),
                new Finding(
                    LABEL.id(),
                    Severity.INFO,
                    Problem.at(
                        at(BASE, "http://query.monitoring:9090")
                            .through(How.ALIAS, at(BASE, "*q").span())
                            .through(How.RESOURCE, Span.startOf(EDGE)),
                        "the datasource names no cluster")),
                new Finding(
                    BuiltInRule.INVALID_YAML.id(),
                    Severity.ERROR,
                    Problem.at(Origin.written(Span.startOf(BASE)), "a \u001b[31m and\na break")))
            .sorted()
            .toList();
    List<Gap> gaps =
        List.of(
            Gap.at(
                at(BASE, "query"),
                "remote chart `x` is not in the tree",
                "what it adds is unknown"),
            Gap.at(
                at(EDGE, "remoteWrite"),
                "remote chart `x` is not in the tree",
                "what it adds is unknown"),
            Gap.at(
                at(EDGE, "서울"), "secret `token: abcdef` is not in the tree", "nothing is known"));
    return new LintResult(
        findings,
        gaps,
        List.of(
            new Cluster("central", Role.CENTRAL, "base", Naming.BY_CONVENTION),
            new Cluster("서울", Role.EDGE, "overlays/서울 edge", Naming.BY_CONVENTION)),
        List.of(LABEL, BuiltInRule.INVALID_YAML.page(), KEEP),
        new Counts(42, 12, 97, 1, 5, 9, 0),
        List.of());
  }

  /** Returns a result of one finding, a warning. */
  static LintResult of(Problem problem) {
    return of(List.of(new Finding(LABEL.id(), Severity.WARNING, problem)), List.of());
  }

  static LintResult of(List<Finding> findings, List<Gap> gaps) {
    return new LintResult(
        findings, gaps, List.of(), List.of(LABEL), new Counts(1, 1, 1, 0, 1, 1, 0), List.of());
  }

  /** Returns the first place where a text stands. */
  public static Origin at(SourceFile file, String text) {
    int start = file.text().indexOf(text);
    if (start < 0) {
      throw new IllegalArgumentException(text + " is not in " + file);
    }
    return Origin.written(new Span(file, start, start + text.length()));
  }

  public static SourceFile file(String... lines) {
    return SourceFile.of("a.yaml", String.join("\n", lines) + "\n");
  }

  static String written(Format format, LintResult result) {
    return written(format.reporter(Style.PLAIN), result);
  }

  static String written(Reporter reporter, LintResult result) {
    StringBuilder out = new StringBuilder();
    try {
      reporter.write(result, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Returns so many findings of a severity, all in one place. */
  static List<Finding> many(int count, Severity severity) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.add(new Finding(KEEP.id(), severity, Problem.at(at(BASE, "query"), "no. %d", i)));
    }
    return findings;
  }
}
