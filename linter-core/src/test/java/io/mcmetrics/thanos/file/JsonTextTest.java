package io.mcmetrics.thanos.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        " {\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"]} \n",
        "[{\"hashring\": \"default\", \"endpoints\": [\"a:1\"]}]"
      })
  void takesJson(String text) {
    assertThat(JsonText.isJson(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "- a", "[1, ]", "{a: 1}", "{\"a\" 1}", "[01]", "[1] x", "['a']", "{\"a\": [}"})
  void refusesOtherTexts(String text) {
    assertThat(JsonText.isJson(text)).isFalse();
  }
}
