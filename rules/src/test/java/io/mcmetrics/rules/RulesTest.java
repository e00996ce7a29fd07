package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.Rules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs each rule, alone, over its own exhibits. */
final class RulesTest {
  private static final Rules RULES = Rules.discover(RulesTest.class.getClassLoader());

  @TestFactory
  Stream<DynamicTest> findsJustWhatItsExhibitsWant() {
    return RULES.all().stream()
        .flatMap(rule -> Exhibit.ofRule(rule.id()).stream().map(exhibit -> test(rule, exhibit)));
  }

  private static DynamicTest test(Rule rule, Exhibit exhibit) {
    return DynamicTest.dynamicTest(exhibit.name(), () -> check(rule, exhibit));
  }

  private static void check(Rule rule, Exhibit exhibit) {
    List<String> wanted = exhibit.wanted();
    assertThat(!wanted.isEmpty())
        .as("%s: only bad exhibits want findings", exhibit.name())
        .isEqualTo(exhibit.wantsFindings());
    LintResult result = exhibit.configured(Linter.with(List.of(rule))).lint(exhibit.tree());
    assertThat(result.faults()).isEmpty();
    assertThat(result.counts().understood())
        .as("%s: files understood", exhibit.name())
        .isPositive();
    assertThat(exhibit.found(result.findings())).as(exhibit.name()).isEqualTo(wanted);
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasEnoughExhibits() {
    return RULES.all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> hasEnoughExhibits(rule.id())));
  }

  private static void hasEnoughExhibits(String ruleId) {
    List<String> kinds = Exhibit.ofRule(ruleId).stream().map(Exhibit::kind).toList();
    assertThat(kinds)
        .as("%s: bad exhibits", ruleId)
        .filteredOn("bad"::equals)
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(kinds)
        .as("%s: good exhibits", ruleId)
        .filteredOn("good"::equals)
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(kinds).as("%s: near misses", ruleId).filteredOn("near"::equals).isNotEmpty();
  }

  @Test
  void everyFolderOfExhibitsBelongsToARule() {
    assertThat(Exhibit.ruleIds())
        .as("folders of testdata/rules that no registered rule is named like")
        .filteredOn(id -> !RULES.ids().contains(id))
        .isEmpty();
  }
}
