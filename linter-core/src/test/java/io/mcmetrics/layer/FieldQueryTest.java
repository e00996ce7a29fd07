package io.mcmetrics.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldQueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "spec.remoteWrite[0].url            | spec.remoteWrite[0].url",
        "remoteWrite[*].url                 | remoteWrite[*].url",
        "[0].url                            | [0].url",
        "annotations[\"example.org/a\"].b   | annotations[\"example.org/a\"].b",
        "annotations['example.org/a']       | annotations[\"example.org/a\"]",
        "annotations.\"example.org/a\"      | annotations[\"example.org/a\"]",
        "annotations.example\\.org/a        | annotations[\"example.org/a\"]",
        "data.*                             | data[*]",
        "a.*b                               | a.*b",
      })
  void readsWhatPeopleType(String typed, String steps) {
    assertThat(FieldQuery.parse(typed).map(query -> FieldStep.text(query.steps()))).contains(steps);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a.", "a..b", ".a", "a[", "a[x]", "a[0", "a]", "a[0]b", "a\"b\""})
  void refusesWhatLeadsNowhere(String typed) {
    assertThat(FieldQuery.parse(typed)).isEmpty();
  }

  @Test
  void keepsWhatItSaysInTextsOfItsOwn() {
    String typed = "a[\"b.c\"][3][*].d";
    assertThat(FieldQuery.parse(typed).map(query -> FieldStep.text(query.steps()))).contains(typed);
  }
}
