package io.mcmetrics.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.Trees;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code helm --set} makes of a text. */
final class SetValueTest {
  @Test
  void onlyWholeNumbersAndWordsHaveAType() {
    assertThat(word("17")).isEqualTo("17, no text");
    assertThat(word("true")).isEqualTo("true, no text");
    assertThat(word("0")).isEqualTo("0, no text");
    assertThat(word("null")).isEqualTo("null, no text");
    for (String text : new String[] {"0123", "NO", "1e3", "1.5", "0x1F", "", "osaka\n"}) {
      assertThat(word(text)).isEqualTo(text);
    }
  }

  @Test
  void aBackslashIsLostAndKeepsAComma() {
    assertThat(word("a\\,b\\c")).isEqualTo("a,bc");
  }

  @Test
  void aCommaIsRefused() {
    assertThat(SetValue.of(text("a,b"))).isEmpty();
    assertThat(SetValue.of(text("{a"))).isEmpty();
  }

  @Test
  void theCommasOfACiphertextAreNoneOfTheValue() {
    String cipher = "ENC[AES256_GCM,data:Zm9v,iv:YmFy,tag:cXV4,type:str]";
    Yaml value = SetValue.of(text(cipher)).orElseThrow();
    assertThat(((YamlScalar) value).isUnknown()).isTrue();
  }

  @Test
  void bracesMakeAList() {
    Optional<Yaml> list = SetValue.of(text("{a,1}"));

    assertThat(list.orElseThrow().itemsAt()).hasSize(2);
    assertThat(SetValue.of(text("{}")).orElseThrow().itemsAt()).isEmpty();
  }

  @Test
  void aLiteralIsATextAsItStands() {
    assertThat(PlainText.isString(SetValue.literal(text("17")))).isTrue();
    assertThat(SetValue.literal(text("a,b\\")).text()).isEqualTo("a,b\\");
  }

  private static String word(String text) {
    YamlScalar scalar = (YamlScalar) SetValue.of(text(text)).orElseThrow();
    return scalar.text() + (PlainText.isString(scalar) ? "" : ", no text");
  }

  private static YamlScalar text(String text) {
    return new YamlScalar(text, Style.QUOTED, Trees.mapping("a.yaml", "a: b").origin());
  }
}
