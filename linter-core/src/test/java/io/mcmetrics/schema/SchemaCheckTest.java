package io.mcmetrics.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class SchemaCheckTest {
  private static final String SCHEMA =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": false,
        "required": ["name"],
        "properties": {
          "name": {"type": "string", "minLength": 1},
          "replicas": {"type": "integer", "minimum": 1},
          "paused": {"type": ["boolean", "null"]},
          "role": {"enum": ["edge", "central"]},
          "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}}
        },
        "$defs": {
          "part": {
            "type": "object",
            "additionalProperties": false,
            "properties": {"weight": {"type": "number"}}
          }
        }
      }
      """;

  @Test
  void hasNothingAgainstWhatFits() {
    assertThat(check("name: a\nreplicas: 2\npaused: ~\nrole: edge\nparts: [{weight: 1.5}]"))
        .isEmpty();
  }

  @Test
  void objectsToUnknownKeysAtTheKey() {
    assertThat(check("name: a\nreplica: 2"))
        .containsExactly("2:1 unknown key `replica`; did you mean `replicas`?");
  }

  @Test
  void guessesFromTheKeysOfTheSamePlace() {
    assertThat(check("name: a\nparts:\n  - wieght: 1\n  - name: b"))
        .containsExactly(
            "3:5 unknown key `wieght`; did you mean `weight`?", "4:5 unknown key `name`");
  }

  @Test
  void objectsToMissingKeys() {
    assertThat(check("replicas: 2")).containsExactly("1:1 the key `name` is missing");
  }

  @Test
  void objectsToWrongTypesInWords() {
    assertThat(check("name: 5\nreplicas: two\npaused: 1\nparts: {}"))
        .containsExactly(
            "1:7 `name` must be text, and is a number",
            "2:11 `replicas` must be a whole number, and is text",
            "3:9 `paused` must be true or false or null, and is a number",
            "4:8 `parts` must be a list, and is a mapping");
    assertThat(check("name: a\nparts:\n  - x"))
        .containsExactly("3:5 each item of `parts` must be a mapping, and is text");
    assertThat(check("[a]")).containsExactly("1:1 the document must be a mapping, and is a list");
  }

  @Test
  void offersTheNearestOfTheWordsAllowed() {
    assertThat(check("name: a\nrole: egde"))
        .containsExactly("2:7 `egde` is not one of `edge`, `central`; did you mean `edge`?");
  }

  @Test
  void objectsToEmptyText() {
    assertThat(check("name: ''")).containsExactly("1:7 `name` must not be empty");
  }

  @Test
  void saysTheRestInTheValidatorsWords() {
    assertThat(check("name: a\nreplicas: 0"))
        .containsExactly("2:11 `replicas` must have a minimum value of 1");
  }

  @Test
  void speaksEnglishEverywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.KOREAN);
      assertThat(check("name: a\nreplicas: 0"))
          .containsExactly("2:11 `replicas` must have a minimum value of 1");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void fetchesNothing() {
    String remote = "{\"$ref\": \"https://example.org/other.schema.json\"}";
    assertThatThrownBy(() -> check(SchemaCheck.of(remote), "name: a"))
        .hasMessageContaining("https://example.org/other.schema.json");
  }

  private static List<String> check(String yaml) {
    return check(SchemaCheck.of(SCHEMA), yaml);
  }

  private static List<String> check(SchemaCheck schema, String yaml) {
    Yaml root = YamlReader.read(SourceFile.of("x.yaml", yaml)).documents().get(0);
    return schema.check(root).stream()
        .map(
            problem ->
                problem.at().span().toString().replace("x.yaml:", "") + " " + problem.message())
        .toList();
  }
}
