package io.mcmetrics.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.rule.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleChoiceTest {
  private static final Rules RULES = Rules.discover(RuleChoiceTest.class.getClassLoader());
  private static final String ID = "missing-cluster-label";

  @Test
  void allRunUnlessSomeAreNamed() {
    assertThat(new RuleChoice(List.of(), List.of()).among(RULES)).isEqualTo(RULES.all());
  }

  @Test
  void onlyTheNamedRun() {
    assertThat(new RuleChoice(List.of(ID, ID), List.of()).among(RULES))
        .containsExactly(RULES.find(ID).orElseThrow());
  }

  @Test
  void theSkippedDoNot() {
    assertThat(new RuleChoice(List.of(ID), List.of(ID)).among(RULES)).isEmpty();
  }

  @Test
  void anUnknownRuleIsTheCallersMistake() {
    assertThatThrownBy(() -> new RuleChoice(List.of(), List.of("no-such")).among(RULES))
        .isInstanceOf(UsageException.class)
        .hasMessage("no rule is called `no-such`; the goal `rules` lists them");
  }
}
