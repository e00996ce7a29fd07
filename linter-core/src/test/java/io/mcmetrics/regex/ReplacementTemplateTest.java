package io.mcmetrics.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplacementTemplateTest {
  private static final Map<String, String> GROUPS = Map.of("0", "ab", "1", "a", "2", "b", "n", "N");

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      nullValues = "none",
      value = {
        "plain, plain",
        "$1, a",
        "${1}x, ax",
        "$1x, ''",
        "$1-$2, a-b",
        "$1_$2, b",
        "$n.${n}, N.N",
        "$$1, $1",
        "$$, $",
        "$, $",
        "a$, a$",
        "$-, $-",
        "${, ${",
        "${}, ${}",
        "${1, ${1",
        "${1-}, ${1-}",
        "$9, ''",
        "$é, ''",
        "x${2}y$1, xbya",
      })
  void expandsAsGoDoes(String template, String expected) {
    assertThat(new ReplacementTemplate(template).expand(name -> GROUPS.getOrDefault(name, "")))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} can be {1}: {2}")
  @CsvSource({"cluster, cluster, true", "cluster, job, false", "a_$1, a_b, true", "a_$1, b, false"})
  void knowsWhatItCanBe(String template, String text, boolean expected) {
    assertThat(new ReplacementTemplate(template).canBe(text)).isEqualTo(expected);
  }
}
