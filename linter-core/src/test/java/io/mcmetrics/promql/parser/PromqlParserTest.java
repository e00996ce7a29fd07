package io.mcmetrics.promql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mcmetrics.promql.Expression;
import io.mcmetrics.promql.Expression.Aggregation;
import io.mcmetrics.promql.Expression.Binary;
import io.mcmetrics.promql.Expression.Unary;
import io.mcmetrics.promql.Grouping;
import io.mcmetrics.promql.LabelMatcher;
import io.mcmetrics.promql.ParseResult;
import io.mcmetrics.promql.ParseResult.Broken;
import io.mcmetrics.promql.ParseResult.Whole;
import io.mcmetrics.promql.TextRange;
import io.mcmetrics.promql.VectorSelector;
import io.mcmetrics.promql.check.TypeCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PromqlParserTest {
  @Test
  void saysWhereASelectorStands() {
    String text = "sum(rate(\n  up{job=\"api\"}[5m]\n)) / down";
    List<VectorSelector> selectors = PromqlParser.parse(text).readableSelectors();

    assertThat(selectors)
        .extracting(s -> cut(text, s.range()))
        .containsExactly("up{job=\"api\"}", "down");
    LabelMatcher job = selectors.get(0).labelMatchers().get(0);
    assertThat(cut(text, job.range())).isEqualTo("job=\"api\"");
  }

  @Test
  void bindsAPowerTighterThanASignAndFromTheRight() {
    Unary sign = (Unary) whole("-a ^ b ^ c");
    Binary power = (Binary) sign.operand();

    assertThat(power.left()).isInstanceOf(VectorSelector.class);
    assertThat(((Binary) power.right()).operator()).isEqualTo("^");
  }

  @Test
  void bindsOtherOperatorsFromTheLeft() {
    Binary or = (Binary) whole("a - b - c * d or e");

    assertThat(or.operator()).isEqualTo("or");
    Binary minus = (Binary) or.left();
    assertThat(((Binary) minus.left()).operator()).isEqualTo("-");
    assertThat(((Binary) minus.right()).operator()).isEqualTo("*");
  }

  @Test
  void takesAGroupingBeforeAndAfter() {
    for (String text : List.of("sum by (a) (up)", "sum(up) by (a)")) {
      Aggregation sum = (Aggregation) whole(text);
      assertThat(sum.grouping().kind()).isEqualTo(Grouping.Kind.BY);
      assertThat(sum.grouping().labels())
          .extracting(label -> label.name().is("a"))
          .containsExactly(true);
    }
  }

  @Test
  void keepsTheSelectorsBeforeAMistakeApart() {
    Broken broken = (Broken) PromqlParser.parse("up + down{ + idle");

    assertThat(broken.selectors()).hasSize(1);
    assertThat(broken.error().message()).contains("expected a label");
    assertThat(broken.templated()).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "-",
        "a^",
        "a+",
        "sum(",
        "a[5m:]",
        "{{",
        "${a",
        "[[a",
        "%(a",
        "1_",
        "a{b=\"c\",",
        "!",
        "\\"
      })
  void endsSoonWhateverIsRepeated(String part) {
    String text = part.repeat(200_000 / part.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(PromqlParser.parse(text)).isInstanceOf(Broken.class));
  }

  @Test
  void readsALongExpressionInTimeThatGrowsWithItsLength() {
    String text = String.join(" or ", Collections.nCopies(1_900, "up{job=\"api\"}"));

    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(whole(text).selectors()).hasSize(1_900));
    assertThat(TypeCheck.of(whole(text))).isEmpty();
  }

  @Test
  void survivesEveryExpressionThatIsCutOff() throws IOException {
    Path files = Path.of(System.getProperty("mcmetrics.testdata"), "promql");
    try (Stream<Path> all = Files.list(files)) {
      for (Path file : all.toList()) {
        for (String line : Files.readAllLines(file)) {
          for (int end = 0; end <= line.length(); end++) {
            ParseResult parsed = PromqlParser.parse(line.substring(0, end));
            if (parsed instanceof Whole whole) {
              assertThat(TypeCheck.of(whole.expression())).isNotNull();
            }
          }
        }
      }
    }
  }

  private static Expression whole(String text) {
    return ((Whole) PromqlParser.parse(text)).expression();
  }

  private static String cut(String text, TextRange range) {
    return text.substring(range.start(), range.end());
  }
}
