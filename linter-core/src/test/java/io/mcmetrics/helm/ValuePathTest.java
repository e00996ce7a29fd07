package io.mcmetrics.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.Trees;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import org.junit.jupiter.api.Test;

final class ValuePathTest {
  @Test
  void setsAValueInMappings() {
    assertThat(set("{a: {b: 1, c: 2}}", "a.b")).isEqualTo(text("{a: {b: x, c: 2}}"));
    assertThat(set("{}", "a.b")).isEqualTo(text("{a: {b: x}}"));
  }

  @Test
  void setsAnItemOfAList() {
    assertThat(set("{a: [{b: 1}, {b: 2}]}", "a[1].b")).isEqualTo(text("{a: [{b: 1}, {b: x}]}"));
    assertThat(set("{}", "a[0]")).isEqualTo(text("{a: [x]}"));
  }

  @Test
  void takesADotBehindABackslashForPartOfTheKey() {
    assertThat(set("{}", "a.example\\.com/b")).isEqualTo(text("{a: {example.com/b: x}}"));
  }

  @Test
  void replacesWhatStandsInTheWay() {
    assertThat(set("{a: 1}", "a.b")).isEqualTo(text("{a: {b: x}}"));
  }

  @Test
  void knowsWhatIsNoPath() {
    assertThat(ValuePath.of("")).isEmpty();
    assertThat(ValuePath.of("[0].a")).isEmpty();
    assertThat(ValuePath.of("a[b]")).isEmpty();
    assertThat(ValuePath.of("a..b")).isEmpty();
  }

  private static String set(String values, String path) {
    YamlMapping mapping = Trees.mapping("values.yaml", values);
    YamlScalar value = YamlScalar.plain("x", mapping.origin());
    return Trees.text(ValuePath.of(path).orElseThrow().set(mapping, value));
  }

  private static String text(String expected) {
    return Trees.text(Trees.mapping("expected.yaml", expected));
  }
}
