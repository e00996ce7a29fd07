package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.rule.Setting;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
  private static final Pattern NAME = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+)`");
  private static final String CHECKLIST = "## The checklist before a deployment";
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
    Snapshot.check(
        DOCS.resolve("README.md"),
        "# Rules\n\n"
            + table("")
            + "\n## By hop\n\n"
            + RuleIndex.byHop("")
            + "\n## By the guide's checklist\n\n"
            + guide(""));
  }

  /** What a live diagnosis asks is answered by the same rules there. */
  @Test
  void theDiagnosisShowsTheSameChecklist() throws IOException {
    Path diagnosis = Exhibit.TESTDATA.resolve("../docs/diagnosis.md").normalize();
    String text = Files.readString(diagnosis);
    int begin = text.indexOf(CHECKLIST) + CHECKLIST.length();
    int end = text.indexOf("\n## ", begin);

    Snapshot.check(
        diagnosis, text.substring(0, begin) + "\n\n" + guide("rules/") + text.substring(end));
  }

  @Test
  void theDiagnosisNamesRulesAndHopsThatThereAre() throws IOException {
    Path diagnosis = Exhibit.TESTDATA.resolve("../docs/diagnosis.md").normalize();
    Set<String> known = RULES.stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
    Stream.of(Stage.values()).map(Stage::word).forEach(known::add);

    assertThat(NAME.matcher(Files.readString(diagnosis)).results().map(name -> name.group(1)))
        .isNotEmpty()
        .allMatch(known::contains);
  }

  private static String guide(String folder) {
    return RuleIndex.byGuide(GuideLine.Part.CHECKLIST, folder)
        + "\n"
        + RuleIndex.byGuide(GuideLine.Part.PROBLEM, folder);
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

  @Test
  void theReadmeShowsEachSettingThatARuleHeeds() throws IOException {
    String readme = Files.readString(Exhibit.TESTDATA.resolve("../README.md").normalize());

    assertThat(Setting.values()).allMatch(setting -> readme.contains("\n" + setting.key() + ":"));
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
    return "# %s\n\n%s · %s%s\n\n"
            .formatted(page.id(), page.summary(), page.severity().word(), hops(page.id()))
        + sections(page, title -> !title.equals(RulePage.SOURCES))
        + "## For example\n\n%s\n`mcmetrics lint` says:\n\n```text\n%s```\n\n"
            .formatted(
                shown(bad), Snapshot.text(Linter.with(List.of(rule)).lint(withoutWants(bad))))
        + "## Nothing to say\n\n%s\n".formatted(shown(good))
        + sections(page, title -> title.equals(RulePage.SOURCES))
        + "## To accept it\n\n"
        + "Write `# mcmetrics: ignore[%s] why it is right here` at the end of the line or above it.\n"
            .formatted(page.id());
  }

  private static String hops(String ruleId) {
    List<String> hops = RuleIndex.hops(ruleId);
    return hops.isEmpty() ? "" : " · hop `" + String.join("`, `", hops) + "`";
  }

  private static String sections(RulePage page, Predicate<String> wanted) {
    return page.sections().stream()
        .filter(section -> wanted.test(section.title()))
        .map(section -> "## %s\n\n%s\n\n".formatted(section.title(), section.text()))
        .collect(Collectors.joining());
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
