package io.mcmetrics.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RegexLanguageTest {
  private static final String LETTERS = "aabb__A0;é\nup.|s ſkK-$";

  private static RegexLanguage language(String regex) {
    return RegexLanguage.of(regex, PrometheusDialect.PROMETHEUS_3).orElseThrow();
  }

  @Test
  void hasTheTextsThatRe2Matches() {
    Random random = new Random(7);
    RegexSamples regexes = new RegexSamples(random);
    // Some of the random expressions occur often, and some of those have a thousand states.
    Map<String, Optional<RegexLanguage>> languages = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    int understood = 0;
    for (int i = 0; i < 6000; i++) {
      String regex = regexes.next();
      PrometheusDialect dialect =
          i % 2 == 0 ? PrometheusDialect.PROMETHEUS_2 : PrometheusDialect.PROMETHEUS_3;
      Optional<RegexLanguage> language =
          languages.computeIfAbsent(dialect + regex, key -> RegexLanguage.of(regex, dialect));
      boolean isRefused = RegexError.of(regex, dialect).isPresent();
      if (isRefused || language.isEmpty() || losesTheFlag(regex)) {
        continue;
      }
      understood++;
      Pattern pattern = Pattern.compile(RegexNames.distinct(dialect.anchored(regex)).regex());
      for (int j = 0; j < 40; j++) {
        String text = text(random);
        compared++;
        if (language.get().contains(text) != pattern.matcher(text).find()) {
          wrong.add("%s in %s on '%s'".formatted(regex, dialect, text));
        }
      }
      Optional<String> example = language.get().example();
      if (example.isPresent() && !pattern.matcher(example.get()).find()) {
        wrong.add("%s in %s does not match its example %s".formatted(regex, dialect, example));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(understood).isGreaterThan(3000);
    assertThat(compared).isGreaterThan(100_000);
  }

  /**
   * RE2/J takes the second {@code A} of {@code A|(?i:A)b} for the first when it looks for common
   * beginnings, as Go did until 1.20; Prometheus 2.42 does as well.
   */
  private static boolean losesTheFlag(String regex) {
    return regex.contains("(?i") && regex.contains("|");
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  @Test
  void givesUpWhatDependsOnNeighboursOrOnTablesOfUnicode() {
    for (String regex : List.of("\\ba", "(?m)^a", "\\pL", "(?i)é", "a)|(?:b")) {
      assertThat(RegexLanguage.of(regex, PrometheusDialect.PROMETHEUS_3)).as(regex).isEmpty();
    }
  }

  @Test
  void givesUpRatherThanTakeLong() {
    RegexLanguage wide = language("(a|b)*a(a|b){40}");

    assertThat(RegexLanguage.all().minus(wide)).isEmpty();
    assertThat(RegexLanguage.of("((a{30}){30}b){1,20}c{900}", PrometheusDialect.PROMETHEUS_3))
        .isEmpty();
  }

  @Test
  void knowsTheEndsOfTheText() {
    assertThat(language("(^a|b$)").contains("a")).isEqualTo(true);
    assertThat(language("x^a").isEmpty()).isEqualTo(true);
    assertThat(language("(a$)b").isEmpty()).isEqualTo(true);
    assertThat(language("$^").contains("")).isEqualTo(true);
    assertThat(language("a(^|b)").example()).contains("ab");
  }
}
