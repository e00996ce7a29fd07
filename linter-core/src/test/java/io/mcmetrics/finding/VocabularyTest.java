package io.mcmetrics.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
  private static final Vocabulary RULES =
      new Vocabulary(List.of("duplicate-cluster-label", "missing-cluster-label"));

  @Test
  void findsTheWordThatIsASlipAway() {
    assertThat(RULES.nearest("missing-clsuter-label")).contains("missing-cluster-label");
    assertThat(RULES.nearest("duplicate-cluster-labels")).contains("duplicate-cluster-label");
  }

  @Test
  void takesNoNoticeOfCase() {
    assertThat(new Vocabulary(List.of("error", "off")).nearest("OFF")).contains("off");
  }

  @Test
  void completesAnAbbreviation() {
    assertThat(new Vocabulary(List.of("error", "warning")).nearest("warn")).contains("warning");
  }

  @Test
  void countsTwoSwappedLettersAsOneSlip() {
    assertThat(new Vocabulary(List.of("off", "of-f")).nearest("fof")).contains("off");
  }

  @Test
  void saysNothingWhereNothingIsNear() {
    assertThat(RULES.nearest("x")).isEmpty();
    assertThat(RULES.hint("plain-http")).isEmpty();
    assertThat(new Vocabulary(List.of()).nearest("anything")).isEmpty();
  }

  @Test
  void asksInTheEndOfASentence() {
    assertThat(RULES.hint("missing-cluster-lable"))
        .isEqualTo("; did you mean `missing-cluster-label`?");
  }
}
