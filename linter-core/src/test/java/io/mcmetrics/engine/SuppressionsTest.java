package io.mcmetrics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.config.Config;
import io.mcmetrics.config.Ignore;
import io.mcmetrics.config.PathGlob;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Unit;
import io.mcmetrics.engine.Suppressions.Result;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In the texts, a {@code !} is where a finding of the rule {@code bad} starts. */
final class SuppressionsTest {
  private static final List<String> KNOWN =
      List.of("bad", "worse", "invalid-yaml", "unusable-ignore", "internal-error");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final String NOTHING_KEPT = "";

  @Test
  void keepsWhatNobodyAccepts() {
    assertSettled("a: !\n", "1:4 bad");
  }

  @Test
  void aCommentAtTheEndOfALineCoversThatLine() {
    assertSettled(
        """
        a: ! # mcmetrics: ignore[bad] known
        b: !
        """,
        "2:4 bad");
  }

  @Test
  void aCommentOfItsOwnCoversTheNextKeyAndAllThatIsNestedInIt() {
    assertSettled(
        """
        a: !
        # mcmetrics: ignore[bad] known
        b: !
          c: !

          # a remark
          d:
          - !
        e: !
        """,
        """
        1:4 bad
        9:4 bad""");
  }

  @Test
  void aListAsFarToTheLeftAsItsKeyIsNestedInIt() {
    assertSettled(
        """
        # mcmetrics: ignore[bad] known
        a:
        - !
        # a remark
        - x: 1
          y: !
        b: !
        """,
        "7:4 bad");
  }

  @Test
  void aCommentBeforeAnItemCoversThatItem() {
    assertSettled(
        """
        a:
          # mcmetrics: ignore[bad] known
          - x: 1
            y: !
          - !
        """,
        "5:5 bad");
  }

  @Test
  void aCommentEndsWithItsDocument() {
    assertSettled(
        """
        # mcmetrics: ignore[bad] known
        a: !
        ---
        b: !
        """,
        "4:4 bad");
  }

  @Test
  void commentsMayBeStackedAndMixedWithOthers() {
    assertSettled(
        """
        # mcmetrics: ignore[bad] known
        # mcmetrics: ignore[worse] known as well
        # a remark

        a: !
        """,
        "2:21 ignores nothing: there is no `worse` here");
  }

  @Test
  void aCommentMayNameSeveralRules() {
    assertSettled(
        "a: ! # mcmetrics:ignore[worse,bad] known\n",
        "1:25 ignores nothing: there is no `worse` here");
  }

  @Test
  void aFileIsCoveredFromItsTop() {
    assertSettled(
        """
        # licence

        # mcmetrics: ignore-file[bad] generated
        ---
        a: !
        ---
        b: !
        """,
        NOTHING_KEPT);
  }

  @Test
  void aFileIsNotCoveredFromItsMiddle() {
    String text =
        """
        a: !
        # mcmetrics: ignore-file[bad] generated
        b: 1
        """;
    assertSettled(
        text,
        """
        1:4 bad
        2:1 `ignore-file` counts before all content of the file only""");
    assertSettled(
        "a: ! # mcmetrics: ignore-file[bad] generated",
        """
        1:4 bad
        1:6 `ignore-file` counts before all content of the file only""");
  }

  @Test
  void commentsWorkInsideOfLiteralBlocks() {
    assertSettled(
        """
        data:
          prometheus.yml: |
            global:
              # mcmetrics: ignore[bad] known
              external_labels: !
            remote_write:
            - url: ! # mcmetrics: ignore[bad] known
            - url: !
        """,
        "8:12 bad");
  }

  @Test
  void aReasonIsAskedForAndYetNotNeededToHide() {
    assertSettled("a: ! # mcmetrics: ignore[bad]", "1:6 gives no reason");
    assertSettled("a: ! # mcmetrics: ignore[bad]   # want", "1:6 gives no reason");
    assertSettled("a: ! # mcmetrics: ignore[bad] until=2027-01-31", "1:6 gives no reason");
    assertSettled("a: ! # mcmetrics: ignore[bad] see #12", NOTHING_KEPT);
  }

  @Test
  void anIgnoreHoldsOnItsLastDayAndNoLonger() {
    assertSettled("a: ! # mcmetrics: ignore[bad] migration until=2026-11-22", NOTHING_KEPT);
    assertSettled("a: ! # mcmetrics: ignore[bad] (until=2026-11-22) migration", NOTHING_KEPT);
    assertSettled(
        "a: ! # mcmetrics: ignore[bad] until=2026-11-21, migration",
        """
        1:4 bad
        1:6 ended on 2026-11-21: what it hid is shown again""");
  }

  @Test
  void anIgnoreDoesNotHoldUntilADayThatIsNone() {
    assertSettled(
        "a: ! # mcmetrics: ignore[bad] migration until=2027-02-30",
        """
        1:4 bad
        1:6 `until=2027-02-30` is not a date, as in `until=2027-01-31`""");
  }

  @Test
  void nothingEndsWhileNobodyKnowsTheDay() {
    Suppressions untold =
        new Suppressions(
            tree("a: ! # mcmetrics: ignore[bad] x until=1999-01-01"),
            List.of(),
            Config.DEFAULTS,
            KNOWN,
            KNOWN,
            LocalDate.MIN);
    assertThat(untold.apply(List.of()).complaints())
        .extracting(Problem::message)
        .containsExactly("ignores nothing: there is no `bad` here");
  }

  @Test
  void unknownRulesAreTold() {
    assertSettled(
        "a: ! # mcmetrics: ignore[wores, bad] known",
        "1:26 unknown rule `wores`; did you mean `worse`?");
  }

  @Test
  void slipsInTheCommandAreTold() {
    assertSettled(
        "a: ! # mcmetrics: ingore[bad] known",
        """
        1:4 bad
        1:6 `ingore` is not known here; did you mean `ignore`?""");
    assertSettled(
        "a: ! # mcmetrics: ignore bad",
        """
        1:4 bad
        1:6 no rule is named: `ignore[rule-id] reason`""");
  }

  @Test
  void proseAboutTheLinterIsNoComplaint() {
    assertSettled("# mcmetrics: see the handbook\n# we use mcmetrics\na: 1", NOTHING_KEPT);
  }

  @Test
  void anIgnoreOfARuleThatDidNotRunIsNotWithoutEffect() {
    SourceTree tree = tree("# mcmetrics: ignore-file[bad, worse] x\n");
    Result settled =
        new Suppressions(tree, List.of(), Config.DEFAULTS, KNOWN, List.of("bad"), TODAY)
            .apply(List.of());
    assertThat(settled.complaints())
        .extracting(Problem::message)
        .containsExactly("ignores nothing: there is no `bad` here");
  }

  @Test
  void inAFileThatIsBrokenNoIgnoreIsCalledWithoutEffect() {
    SourceTree tree = tree("# mcmetrics: ignore-file[bad] x\n");
    Finding broken = finding("invalid-yaml", span(tree, 0));
    assertThat(settle(tree, List.of(), Config.DEFAULTS, List.of(broken)).complaints()).isEmpty();
  }

  @Test
  void faultsAndUnusableIgnoresCannotBeIgnored() {
    SourceTree tree = tree("# mcmetrics: ignore-file[internal-error, unusable-ignore] x\n");
    Finding fault = finding("internal-error", span(tree, 0));
    Result settled = settle(tree, List.of(), Config.DEFAULTS, List.of(fault));
    assertThat(settled.kept()).containsExactly(fault);
    assertThat(settled.complaints())
        .extracting(Problem::message)
        .containsExactly(
            "`internal-error` cannot be ignored", "`unusable-ignore` cannot be ignored");
  }

  @Test
  void aJsonFileHasNoComments() {
    SourceTree tree =
        SourceTree.of(
            List.of(SourceFile.of("a.json", "{\"text\": \" # mcmetrics: ignore[bad]\"}")));
    assertThat(settle(tree, List.of(), Config.DEFAULTS, List.of()).complaints()).isEmpty();
  }

  @Test
  void aFileThatNobodyAskedForIsHeardAndNotCorrected() {
    SourceFile base =
        SourceFile.of("base.yaml", "a: x # mcmetrics: ignore[bad] known\nb: # mcmetrics: ignore[]");
    Finding finding = finding("bad", new Span(base, 3, 4));
    Result settled = settle(SourceTree.of(List.of()), List.of(), Config.DEFAULTS, List.of(finding));
    assertThat(settled.suppressed()).isEqualTo(1);
    assertThat(settled.complaints()).isEmpty();
  }

  @Test
  void anAnnotationCoversItsManifest() {
    SourceTree tree =
        tree(
            """
            kind: Ingress
            metadata:
              annotations:
                mcmetrics.io/ignore: bad, wrose, worse
            spec: !
            ---
            spec: !
            """);
    // Two overlays of one base.
    List<Document> documents = new ArrayList<>(documents(tree));
    documents.addAll(documents(tree));
    Result settled = settle(tree, documents, Config.DEFAULTS, findings(tree));
    assertThat(shown(settled))
        .isEqualTo(
            """
            4:31 unknown rule `wrose`; did you mean `worse`?
            4:38 ignores nothing: there is no `worse` here
            7:7 bad""");
  }

  @Test
  void theConfigurationAcceptsByPathAndCluster() {
    SourceTree tree = tree("a: !\nb: !\n");
    Finding lab = in(findings(tree).get(0), "lab");
    Finding both = in(in(findings(tree).get(1), "lab"), "prod");
    List<Finding> all = List.of(lab, both);

    assertThat(settle(tree, List.of(), accepting("x.*", List.of("lab")), all).kept())
        .containsExactly(both);
    assertThat(settle(tree, List.of(), accepting("x.*", List.of()), all).kept()).isEmpty();
  }

  @Test
  void whatTheConfigurationAcceptsInVainIsToldThere() {
    SourceTree tree = tree("a: !\n");
    Result settled = settle(tree, List.of(), accepting("y/**", List.of()), findings(tree));
    assertThat(settled.kept()).hasSize(1);
    assertThat(settled.complaints())
        .extracting(problem -> problem.at().span() + " " + problem.message())
        .containsExactly(".mcmetrics.yaml:1:1 ignores nothing: there is no `bad` here");
  }

  private static Finding in(Finding finding, String cluster) {
    return new Finding(finding.ruleId(), finding.severity(), finding.problem().affecting(cluster));
  }

  private static Config accepting(String glob, List<String> clusters) {
    Origin at = Origin.written(Span.startOf(SourceFile.of(".mcmetrics.yaml", "")));
    Ignore ignore = new Ignore("bad", List.of(PathGlob.of(glob)), clusters, "known", at);
    return new Config(FleetOptions.DEFAULTS, Map.of(), List.of(), List.of(), List.of(ignore));
  }

  private static void assertSettled(String text, String expected) {
    SourceTree tree = tree(text);
    Result settled = settle(tree, List.of(), Config.DEFAULTS, findings(tree));
    assertThat(shown(settled)).isEqualTo(expected);
    assertThat(settled.suppressed()).isEqualTo(findings(tree).size() - settled.kept().size());
  }

  private static Result settle(
      SourceTree tree, List<Document> documents, Config config, List<Finding> findings) {
    return new Suppressions(tree, documents, config, KNOWN, KNOWN, TODAY).apply(findings);
  }

  private static String shown(Result settled) {
    List<Finding> all = new ArrayList<>(settled.kept());
    for (Problem problem : settled.complaints()) {
      all.add(new Finding(problem.message(), Severity.WARNING, problem));
    }
    List<String> lines = all.stream().sorted().map(SuppressionsTest::line).toList();
    return String.join("\n", lines);
  }

  private static String line(Finding finding) {
    String place = finding.problem().at().span().toString();
    return place.substring(place.indexOf(':') + 1) + " " + finding.ruleId();
  }

  private static SourceTree tree(String text) {
    return SourceTree.of(List.of(SourceFile.of("x.yaml", text)));
  }

  private static Span span(SourceTree tree, int start) {
    return new Span(tree.givenFiles().get(0), start, start);
  }

  private static List<Document> documents(SourceTree tree) {
    List<Document> documents = new ArrayList<>();
    for (Yaml root : YamlReader.read(tree.givenFiles().get(0)).documents()) {
      documents.add(
          new Document(
              new Unit("", Unit.Form.DIRECTORY), "Ingress", (YamlMapping) root, Sight.CLEAR));
    }
    return documents;
  }

  private static List<Finding> findings(SourceTree tree) {
    List<Finding> findings = new ArrayList<>();
    String text = tree.givenFiles().get(0).text();
    for (int at = text.indexOf('!'); at >= 0; at = text.indexOf('!', at + 1)) {
      findings.add(finding("bad", span(tree, at)));
    }
    return findings;
  }

  private static Finding finding(String ruleId, Span span) {
    return new Finding(
        ruleId, Severity.ERROR, Problem.at(Origin.written(span), "found at %d", span.start()));
  }
}
