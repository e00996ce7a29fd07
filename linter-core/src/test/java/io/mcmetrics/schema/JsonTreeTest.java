package io.mcmetrics.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonTreeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      value = {
        "42 | 42",
        "-7 | -7",
        "+7 | 7",
        "0x1F | 31",
        "0o17 | 15",
        "9223372036854775808 | 9223372036854775808",
        "1.5 | 1.5",
        ".5 | 0.5",
        "2. | 2.0",
        "1e3 | 1000.0",
        "true | true",
        "False | false",
        "~ | null",
        "null | null",
        "NULL | null",
        "yes | \"yes\"",
        "on | \"on\"",
        "off | \"off\"",
        "1_000 | \"1_000\"",
        ".inf | \".inf\"",
        "1e999 | \"1e999\"",
        "- | [null]",
        "0x | \"0x\"",
        "2026-11-22 | \"2026-11-22\"",
        "\"42\" | \"42\"",
        "'true' | \"true\"",
        "{a: [1, x]} | {\"a\":[1,\"x\"]}",
        "{a: 1, a: 2} | {\"a\":2}",
      })
  void resolvesAsGoDoes(String yaml, String json) {
    assertThat(JsonTree.of(read(yaml))).hasToString(json);
  }

  @Test
  void takesAsTextWhatIsWrittenAsABlock() {
    assertThat(JsonTree.of(read("|-\n  42"))).hasToString("\"42\"");
  }

  @Test
  void doesNotReadTheDigitsOfAnEndlessNumber() {
    assertThat(JsonTree.of(read("1".repeat(500_000))).isString()).isEqualTo(true);
  }

  @Test
  void findsTheNodeOfAPointer() {
    Yaml root = read("a/b:\n  - x\n  - c~d: here\n");
    assertThat(JsonTree.find(root, "/a~1b/1/c~0d")).contains(at(root));
    assertThat(JsonTree.find(root, "")).contains(root);
  }

  @Test
  void findsNothingWherePointersLeadNowhere() {
    Yaml root = read("a: [x]");
    assertThat(JsonTree.find(root, "/b")).isEmpty();
    assertThat(JsonTree.find(root, "/a/1")).isEmpty();
    assertThat(JsonTree.find(root, "/a/x")).isEmpty();
    assertThat(JsonTree.find(root, "/a/0/x")).isEmpty();
  }

  private static Yaml at(Yaml root) {
    return root.sequenceAt("a/b").orElseThrow().items().get(1).at("c~d").orElseThrow();
  }

  private static Yaml read(String yaml) {
    return YamlReader.read(SourceFile.of("x.yaml", yaml)).documents().get(0);
  }
}
