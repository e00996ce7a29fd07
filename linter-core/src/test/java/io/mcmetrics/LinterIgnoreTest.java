package io.mcmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.ConfigReader;
import io.mcmetrics.document.Document;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.rule.DocumentRule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinterIgnoreTest {
  private static final String CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\n";
  private static final List<String> IDS =
      List.of("bad-kind", "failing", "unusable-ignore", "internal-error");

  @Test
  void countsWhatIsIgnored() {
    LintResult result = linter().lint(tree("# mcmetrics: ignore-file[bad-kind] ok\n" + CONFIG_MAP));
    assertThat(result.findings()).isEmpty();
    assertThat(result.counts().suppressed()).isEqualTo(1);
  }

  @Test
  void knowsTheDayItIsTold() {
    SourceTree tree = tree("# mcmetrics: ignore-file[bad-kind] ok until=2026-01-31\n" + CONFIG_MAP);
    assertThat(linter().lint(tree).findings()).isEmpty();
    LintResult later = linter().today(LocalDate.of(2026, 2, 1)).lint(tree);
    assertThat(later.findings())
        .extracting(finding -> finding.ruleId())
        .containsExactly("unusable-ignore", "bad-kind");
  }

  @Test
  void doesNotCallAnIgnoreUselessWhoseRuleIsOffOrFailed() {
    SourceTree tree = tree("# mcmetrics: ignore-file[bad-kind, failing] ok\n" + CONFIG_MAP);
    LintResult result = withAFault().configured(config("rules: {bad-kind: off}")).lint(tree);
    assertThat(result.findings())
        .extracting(finding -> finding.ruleId())
        .containsExactly("internal-error");
  }

  @Test
  void turnsItsOwnObjectionsOffButNotItsFaults() {
    SourceTree tree = tree("# mcmetrics: ignore-file[bad-knd] ok\n" + CONFIG_MAP);
    Config config = config("rules: {bad-kind: off, unusable-ignore: off, internal-error: off}");
    assertThat(withAFault().configured(config).lint(tree).findings())
        .extracting(finding -> finding.ruleId())
        .containsExactly("internal-error");
  }

  @Test
  void leavesOutWhatTheConfigurationExcludes(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("legacy/old"));
    Files.writeString(root.resolve("legacy/old/a.yaml"), CONFIG_MAP);
    Files.writeString(root.resolve("b.yaml"), CONFIG_MAP);
    Linter excluding =
        Linter.with(List.of(new BadKind())).configured(config("exclude: ['legacy/**']"));
    assertThat(excluding.lint(root).findings())
        .extracting(finding -> finding.problem().at().span().file().path())
        .containsExactly("b.yaml");
  }

  private static Linter linter() {
    return Linter.with(List.of(new BadKind()));
  }

  private static Linter withAFault() {
    return Linter.with(List.of(new BadKind(), new Failing()));
  }

  private static SourceTree tree(String text) {
    return SourceTree.of(List.of(SourceFile.of("a.yaml", text)));
  }

  private static Config config(String yaml) {
    return ConfigReader.read(SourceFile.of(".mcmetrics.yaml", yaml), IDS);
  }

  @RuleInfo(
      summary = "bad",
      why = "it is",
      remedy = "none",
      severity = Severity.ERROR,
      stage = Stage.ASIDE)
  private static final class BadKind implements DocumentRule {
    @Override
    public void check(Document document, Consumer<Problem> out) {
      out.accept(Problem.at(document, "bad"));
    }
  }

  @RuleInfo(
      summary = "failing",
      why = "it does",
      remedy = "none",
      severity = Severity.ERROR,
      stage = Stage.ASIDE)
  private static final class Failing implements DocumentRule {
    @Override
    public void check(Document document, Consumer<Problem> out) {
      throw new IllegalStateException("failed");
    }
  }
}
