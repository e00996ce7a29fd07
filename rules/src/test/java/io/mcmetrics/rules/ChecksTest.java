package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.trace.Check;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the list of what can break a hop against the rules that there are. */
final class ChecksTest {
  private static final List<RulePage> PAGES =
      Rules.discover(Rule.class.getClassLoader()).all().stream().map(Rule::page).toList();

  @Test
  void eachRuleOnThePathAnswersACheck() {
    Set<String> listed =
        Stream.of(Check.values())
            .flatMap(check -> check.ruleIds().stream())
            .collect(Collectors.toSet());
    assertThat(PAGES)
        .filteredOn(page -> page.stage() != Stage.ASIDE)
        .extracting(RulePage::id)
        .allMatch(listed::contains);
  }

  @Test
  void eachRuleIsFoundByItsHop() {
    assertThat(PAGES)
        .extracting(RulePage::id)
        .allMatch(id -> !RuleIndex.hops(id).isEmpty() || RuleIndex.ASIDE.contains(id));
  }

  @Test
  void eachCheckAnswersALineOfTheGuide() {
    assertThat(Check.values())
        .filteredOn(check -> !check.ruleIds().isEmpty())
        .allMatch(
            check -> Stream.of(GuideLine.values()).anyMatch(line -> line.checks().contains(check)));
  }

  @Test
  void eachRuleAnswersALineOfTheGuide() {
    assertThat(PAGES)
        .extracting(RulePage::id)
        .allMatch(
            id -> Stream.of(GuideLine.values()).anyMatch(line -> line.ruleIds().contains(id)));
  }

  @Test
  void theGuideNamesRulesThatThereAre() {
    List<String> ids = PAGES.stream().map(RulePage::id).toList();
    assertThat(GuideLine.values()).allSatisfy(line -> assertThat(ids).containsAll(line.ruleIds()));
  }

  @Test
  void eachCheckIsOfAHopAndSaysWhatItAsks() {
    assertThat(Check.values())
        .allSatisfy(
            check -> {
              assertThat(check.stage()).isNotEqualTo(Stage.ASIDE);
              assertThat(check.asks()).isNotBlank().doesNotEndWith(".");
              assertThat(check.needsNoRule() || !check.ruleIds().isEmpty()).isTrue();
            });
  }

  @Test
  void noHopAsksTheSameRuleTwice() {
    for (Stage stage : Stage.values()) {
      assertThat(
              Stream.of(Check.values())
                  .filter(check -> check.stage() == stage)
                  .flatMap(check -> check.ruleIds().stream())
                  .toList())
          .doesNotHaveDuplicates();
    }
  }
}
