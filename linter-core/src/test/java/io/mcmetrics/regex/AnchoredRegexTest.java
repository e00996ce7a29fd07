package io.mcmetrics.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnchoredRegexTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "abc",
          "bc",
          "a|b",
          "a.b",
          "axb",
          "up",
          "UP",
          "Up",
          "upx",
          "xup",
          "go_x",
          "go_",
          "go",
          "node_load1",
          "node_load15",
          "a\nb",
          "\n",
          "up\n",
          "a\\",
          "(a)",
          "]",
          "[",
          "^",
          "$",
          "a$",
          "a-b",
          "é",
          "a;b",
          "a;",
          ";b",
          ";",
          "aa",
          "aaa",
          "{",
          "}",
          "a{2}",
          "a_b",
          "😀",
          "x😀");

  private static AnchoredRegex regex(String text) {
    return AnchoredRegex.compile(text, PrometheusDialect.PROMETHEUS_3, true).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a|b",
        "(a|b)",
        "(?:a|b)|c",
        "^a|b$",
        "^(a|b)$",
        "^$",
        "^*a",
        "$",
        "a|",
        "|a",
        "()",
        "(?i)up|a",
        "(?i:up)|a",
        "a|(?i)up",
        "go_.*",
        "go_.*|up",
        "go_.+",
        "(go_.*|up)",
        ".*",
        "(.*)",
        ".+",
        "(.+)",
        "a.b",
        "a\\.b",
        "a\\|b",
        "[a|b]",
        "[]|]",
        "[^]|]",
        "[[:alpha:]|]",
        "[\\]|]",
        "\\Qa|b\\E",
        "a\\\\",
        "\\(a\\)",
        "a{2}",
        "a{2,3}|b",
        "ab?",
        "ab*",
        "ab+",
        "ab{0}",
        "a?|b",
        "(a)(b)",
        "(a)|(b)",
        "(a|b)?",
        "((a|b))",
        "((a)|b)c",
        "a.*b",
        "a.*|.*b",
        "a\\.*",
        "a.*?",
        "a;.*",
        ".*;b",
        "node_load\\d*",
        "node_load(1|5|15)",
        "a)|(?:b",
        "(?s)a.b",
        "(?-s)a.b",
        "(?m)^a$",
        "é|a",
        "😀",
        "x😀?",
        "\\x61|b",
        "\\pL",
        "a_b|a\\_b",
        "a$|b",
        "a\\$",
        "(?P<x>a)|b",
        "(^a|b$)",
        "(^a$|up)",
        "^^a$$",
        "\\Aa\\z",
        "(?:go_.*)",
        "[a-c]+",
        "\\[|\\]",
        "(a{500}){2}|b",
        "a{600}b{600}|a",
        "[{]{2}|(a{9}b{9}){9}"
      })
  void matchesLikeTheWholeExpression(String text) {
    for (PrometheusDialect dialect : PrometheusDialect.values()) {
      Pattern whole = Pattern.compile(dialect.anchored(text));
      AnchoredRegex regex = AnchoredRegex.compile(text, dialect, false).orElseThrow();
      for (String value : TEXTS) {
        assertThat(regex.matches(value))
            .as("%s on '%s'", dialect, value)
            .isEqualTo(whole.matcher(value).find());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up(",
        "(?!a).*",
        "(?<=a)b",
        "a|*b",
        "a**",
        "[a",
        "a{1001}",
        "(a{1000}){2}",
        "((a{1000}){1000}){1000}",
        "(b|(a{2,40})c){30,}",
        "\\1",
        "(a)\\1",
        "a)",
        "+",
        "x|(",
        "a|[",
        "\\"
      })
  void isNoneWhereGoRefusesIt(String text) {
    assertThat(AnchoredRegex.compile(text, PrometheusDialect.PROMETHEUS_3, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 900, 5_000, 200_000})
  void survivesDeepNesting(int depth) {
    String text = "(".repeat(depth) + "a" + ")".repeat(depth);

    Optional<AnchoredRegex> regex =
        AnchoredRegex.compile(text, PrometheusDialect.PROMETHEUS_3, false);

    assertThat(regex.map(known -> known.matches("a"))).isIn(Optional.of(true), Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(PrometheusDialect.class)
  void letsADotBeALineBreakOnlySinceVersion3(PrometheusDialect dialect) {
    AnchoredRegex regex = AnchoredRegex.compile("a.*", dialect, false).orElseThrow();

    assertThat(regex.matches("a\nb")).isEqualTo(dialect == PrometheusDialect.PROMETHEUS_3);
  }

  @Test
  void decidesSomeTextsOfWhichOnlyAPartIsKnown() {
    assertThat(regex("(.*)").matches("", "")).isEqualTo(MatchResult.YES);
    assertThat(regex("up;.*").matches("up;", "")).isEqualTo(MatchResult.YES);
    assertThat(regex("up;.*").matches("down;", "")).isEqualTo(MatchResult.NO);
    assertThat(regex("node_.*;kube").matches("up;", "")).isEqualTo(MatchResult.NO);
    assertThat(regex("node_.*;kube").matches("node_x;", "")).isEqualTo(MatchResult.MAYBE);
    assertThat(regex("a;b|c;d").matches("", ";d")).isEqualTo(MatchResult.MAYBE);
    assertThat(regex("a;b|c;d").matches("", ";e")).isEqualTo(MatchResult.NO);
    assertThat(regex("kube-system|monitoring").matches("", "")).isEqualTo(MatchResult.MAYBE);
    assertThat(regex("(?i)up;.*").matches("down;", "")).isEqualTo(MatchResult.MAYBE);
    assertThat(regex("").matches("a;", "")).isEqualTo(MatchResult.NO);
  }

  @Test
  void takesAHundredThousandNames() {
    StringBuilder text = new StringBuilder("metric_0");
    for (int i = 1; i < 100_000; i++) {
      text.append("|metric_").append(i);
    }

    AnchoredRegex regex =
        AnchoredRegex.compile(text.toString(), PrometheusDialect.PROMETHEUS_3, false).orElseThrow();

    assertThat(regex.matches("metric_99999")).isEqualTo(true);
    assertThat(regex.matches("metric_100000")).isEqualTo(false);
  }
}
