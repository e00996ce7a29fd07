package io.mcmetrics.gitops.envsubst;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.Trees;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a text is after the substitution: what is put in is YAML. */
final class SubstitutedScalarTest {
  @Test
  void quotesAreGoneBeforeTheValueIsPutIn() throws SubstitutionRefusal {
    assertThat(word("'${V}'", "0123")).isEqualTo("83, no text");
    assertThat(word("'x-${V}'", "0123")).isEqualTo("x-0123");
    assertThat(word("'${V}${V}'", "49")).isEqualTo("4949, no text");
    assertThat(word("${V}", "NO")).isEqualTo("false, no text");
  }

  @Test
  void aCommentEndsAText() throws SubstitutionRefusal {
    assertThat(word("${V}", "osaka #2")).isEqualTo("osaka");
  }

  @Test
  void quotesMayBePutIn() throws SubstitutionRefusal {
    assertThat(word("${V}0123${V}", "\"")).isEqualTo("0123");
    assertThat(word("'${V}: x'", "it''s")).isEqualTo("it's: x");
  }

  @Test
  void nothingIsNull() throws SubstitutionRefusal {
    assertThat(word("${V}", "")).isEqualTo(", no text");
    assertThat(word("eu-${V}", "")).isEqualTo("eu-");
  }

  @Test
  void aMappingMayComeOut() throws SubstitutionRefusal {
    assertThat(result("${V}", "{a: b}").orElseThrow()).isInstanceOf(YamlMapping.class);
  }

  @Test
  void whatIsNoYamlAnyMoreIsNothing() throws SubstitutionRefusal {
    assertThat(result("${V}", "a: b")).isEmpty();
    assertThat(result("${V}", "[a")).isEmpty();
    assertThat(result("'${V} x'", "*")).isEmpty();
  }

  @Test
  void linesOfABlockStayText() throws SubstitutionRefusal {
    assertThat(word("\"a: ${V}\\nb\\n\"", "x: y")).isEqualTo("a: x: y\nb\n");
  }

  private static String word(String text, String value) throws SubstitutionRefusal {
    YamlScalar scalar = (YamlScalar) result(text, value).orElseThrow();
    return scalar.text() + (PlainText.isString(scalar) ? "" : ", no text");
  }

  private static Optional<Yaml> result(String text, String value) throws SubstitutionRefusal {
    YamlScalar scalar = Trees.mapping("a.yaml", "k: " + text).scalarAt("k").orElseThrow();
    return SubstitutedScalar.ofValue(scalar, name -> Optional.of(value)).content();
  }
}
