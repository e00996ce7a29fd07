package io.mcmetrics.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathGlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "legacy/** | legacy/a.yaml",
        "legacy/** | legacy/a/b/c.yaml",
        "legacy/ | legacy/a/b/c.yaml",
        "./legacy/* | legacy/a.yaml",
        "legacy | legacy",
        "**/lab.yaml | lab.yaml",
        "**/lab.yaml | a/b/lab.yaml",
        "a/**/lab.yaml | a/lab.yaml",
        "a/**/lab.yaml | a/b/c/lab.yaml",
        "**/**/**/lab.yaml | a/lab.yaml",
        "** | a/b.yaml",
        "**.yaml | a/b.yaml",
        "*.yaml | a.yaml",
        "values-?.yaml | values-1.yaml",
        "[a-c].yaml | b.yaml",
        "[!a-c].yaml | d.yaml",
        "[]x].yaml | ].yaml",
        "*.{yaml,yml} | a.yml",
        "a\\*.yaml | a*.yaml",
        "a+b(c).yaml | a+b(c).yaml",
        "a}.yaml | a}.yaml",
        "värde/* | värde/a.yaml",
      })
  void matches(String glob, String path) {
    assertThat(PathGlob.of(glob).matches(path)).isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "legacy/** | legacy",
        "legacy/** | legacy2/a.yaml",
        "legacy/** | old/legacy/a.yaml",
        "legacy | legacy/a.yaml",
        "*.yaml | a/b.yaml",
        "a/* | a/b/c.yaml",
        "**/lab.yaml | a/my-lab.yaml",
        "values-?.yaml | values-/.yaml",
        "a[!b]c | a/c",
        "[!a-c].yaml | b.yaml",
        "*.{yaml,yml} | a.json",
        "a.yaml | aXyaml",
      })
  void doesNotMatch(String glob, String path) {
    assertThat(PathGlob.of(glob).matches(path)).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a{b", "a{b{c}}", "a[b", "a[", "a[b/c]", "a\\", "[z-a]"})
  void refusesWhatIsNoGlob(String glob) {
    assertThatThrownBy(() -> PathGlob.of(glob)).isInstanceOf(UsageException.class);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> PathGlob.of("a[b"))
        .hasMessage("`a[b` is not a glob: it has `[` without `]`");
  }

  @Test
  void isTheSameAsAnotherOfTheSameText() {
    assertThat(PathGlob.of("a/*")).isEqualTo(PathGlob.of("a/*")).hasToString("a/*");
  }
}
