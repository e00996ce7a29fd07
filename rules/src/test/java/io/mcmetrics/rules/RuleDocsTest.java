package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Makes the page of each rule from its title page, its exhibits and what the linter really prints
 * for them, and compares it with the one in docs/rules.
 */
final class RuleDocsTest {
  private static final Path DOCS = Exhibit.TESTDATA.resolve("../docs/rules").normalize();
  private static final List<Rule> RULES = Rules.discover(RuleDocsTest.class.getClassLoader()).all();

  @TestFactory
  Stream<DynamicTest> everyPageIsAsTheRuleIs() {
    return RULES.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(), () -> Snapshot.check(DOCS.resolve(rule.id() + ".md"), page(rule))));
  }

  @Test
  void theTableListsEveryRule() throws IOException {
    Snapshot.check(DOCS.resolve("README.md"), "# Rules\n\n" + table(""));
  }

  @Test
  void noPageIsLeftOfARuleThatIsGone() throws IOException {
    try (Stream<Path> pages = Files.list(DOCS)) {
      List<String> names = pages.map(page -> page.getFileName().toString()).sorted().toList();
      Stream<String> wanted = RULES.stream().map(rule -> rule.id() + ".md");
      assertThat(names).isEqualTo(Stream.concat(Stream.of("README.md"), wanted).sorted().toList());
    }
  }

  /** The README shows the same table, and {@code -Dupdate} leaves it to whoever writes there. */
  @Test
  void theReadmeShowsTheSameTable() throws IOException {
    Path readme = Exhibit.TESTDATA.resolve("../README.md").normalize();

    assertThat(rows(Files.readString(readme)))
        .as("the table in README.md: copy the rows of docs/rules/README.md")
        .isEqualTo(rows(table("docs/rules/")));
  }

  private static List<String> rows(String text) {
    return text.lines().filter(line -> line.startsWith("| [`")).toList();
  }

  private static String table(String folder) {
    return "| rule | severity | finds |\n|---|---|---|\n"
        + RULES.stream()
            .map(Rule::page)
            .map(
                page ->
                    "| [`%s`](%s%s.md) | %s | %s |\n"
                        .formatted(
                            page.id(), folder, page.id(), page.severity().word(), page.summary()))
            .collect(Collectors.joining());
  }

  private static String page(Rule rule) throws IOException {
    RulePage page = rule.page();
    Exhibit bad = first(rule, "bad");
    Exhibit good = first(rule, "good");
    return "# %s\n\n%s · %s\n\n".formatted(page.id(), page.summary(), page.severity().word())
        + "## Why\n\n%s\n\n## What to do\n\n%s\n\n".formatted(page.why(), page.remedy())
        + "## How sure it is\n\n%s\n\n".formatted(page.confidence())
        + "## For example\n\n%s\n`mcmetrics lint` says:\n\n```text\n%s```\n\n"
            .formatted(
                shown(bad), Snapshot.text(Linter.with(List.of(rule)).lint(withoutWants(bad))))
        + "## Nothing to say\n\n%s\n".formatted(shown(good))
        + "## To accept it\n\n"
        + "Write `# mcmetrics: ignore[%s] why it is right here` at the end of the line or above it.\n"
            .formatted(page.id());
  }

  private static Exhibit first(Rule rule, String kind) {
    return Exhibit.ofRule(rule.id()).stream()
        .filter(exhibit -> exhibit.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("%s has no %s exhibit to show".formatted(rule.id(), kind)));
  }

  private static SourceTree withoutWants(Exhibit exhibit) {
    return SourceTree.of(
        exhibit.tree().givenFiles().stream()
            .map(file -> SourceFile.of(file.path(), Want.removedFrom(file)))
            .toList());
  }

  private static String shown(Exhibit exhibit) {
    return exhibit.tree().givenFiles().stream()
        .map(file -> "`%s`:\n\n```yaml\n%s```\n".formatted(file.path(), Want.removedFrom(file)))
        .collect(Collectors.joining("\n"));
  }
}
