package io.mcmetrics.gitops.envsubst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Flux's envsubst 1.9 makes of texts, as it was seen to do. */
final class VariableTextTest {
  private static final Map<String, String> SET = Map.of("SITE", "osaka", "NONE", "");

  @Test
  void putsValuesIn() throws SubstitutionRefusal {
    assertThat(filled("a-${SITE}-b")).isEqualTo("a-osaka-b");
    assertThat(filled("${GONE}${SITE}")).isEqualTo("osaka");
    assertThat(filled("$SITE ${1}")).isEqualTo("$SITE ");
  }

  @Test
  void takesOneDollarOfTwo() throws SubstitutionRefusal {
    assertThat(filled("$${SITE} $$1 $$${SITE}")).isEqualTo("${SITE} $1 $osaka");
  }

  @Test
  void everyOtherTextIsADefault() throws SubstitutionRefusal {
    for (String operator : new String[] {"=", ":=", ":-", ":?", ":+"}) {
      assertThat(filled("${NONE" + operator + "d}")).as(operator).isEqualTo("d");
      assertThat(filled("${SITE" + operator + "d}")).as(operator).isEqualTo("osaka");
    }
    assertThat(filled("${GONE:-a ${SITE} b}")).isEqualTo("a osaka b");
  }

  @Test
  void appliesFunctions() throws SubstitutionRefusal {
    assertThat(filled("${SITE^^} ${SITE^} ${#SITE}")).isEqualTo("OSAKA Osaka 5");
    assertThat(filled("${SITE:1:2} ${SITE: -2} ${SITE:9}")).isEqualTo("sa osaka ");
    assertThat(filled("${SITE/a/x} ${SITE//a/x} ${SITE/#o/x}")).isEqualTo("osxka osxkx xsaka");
    assertThat(filled("${SITE#o*a} ${SITE%a} ${SITE%%s*}")).isEqualTo("ka osak o");
  }

  @Test
  void theFormatsOfGrafanaAreOffsets() throws SubstitutionRefusal {
    assertThat(filled("up{cluster=~\"${cluster:regex}\"}")).isEqualTo("up{cluster=~\"\"}");
  }

  @Test
  void whatIsNotKnownStays() throws SubstitutionRefusal {
    VariableText text = VariableText.parse("a ${X:-b} ${X/c/d} ${Y}");

    assertThat(text.filled(name -> name.equals("X") ? Optional.empty() : Optional.of("y")))
        .isEqualTo("a ${X:-b} ${X/c/d} y");
    assertThat(text.names()).containsExactly("X", "X", "Y");
    assertThat(text.only()).isEmpty();
    assertThat(VariableText.parse("${X:-b}").only()).contains("X");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    refuses("${SITE-d}", "missing closing brace");
    refuses("${ SITE }", "unable to parse variable name");
    refuses("${a.b}", "missing closing brace");
    refuses("${}", "unable to parse variable name");
    refuses("${SITE", "missing closing brace");
    refuses("${SITE:-d", "unable to parse substitution within function");
    refuses("${SITE+d}", "missing closing brace");
  }

  @Test
  void doesNotFollowVariablesWithoutEnd() {
    int levels = 4000;
    refuses(
        "${A:-".repeat(levels) + "}".repeat(levels), "more than 200 variables within each other");
  }

  private static void refuses(String text, String words) {
    assertThatThrownBy(() -> VariableText.parse(text)).hasMessage(words);
  }

  private static String filled(String text) throws SubstitutionRefusal {
    return VariableText.parse(text).filled(name -> Optional.of(SET.getOrDefault(name, "")));
  }
}
