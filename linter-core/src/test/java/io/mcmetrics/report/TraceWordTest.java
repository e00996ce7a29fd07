package io.mcmetrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.trace.Reach;
import io.mcmetrics.trace.Status;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TraceWordTest {
  private static final Pattern NUMBER = Pattern.compile("\\{\\d}");

  @ParameterizedTest
  @EnumSource(TraceWord.class)
  void saysTheSameNumbersInEachLanguage(TraceWord word) {
    assertThat(numbers(word.in(Language.KO))).isEqualTo(numbers(word.in(Language.EN)));
  }

  @Test
  void thereIsOneForEachThingThatIsTold() {
    for (Stage stage : Stage.values()) {
      assertThat(TraceWord.of(stage).in(Language.EN)).isNotEmpty();
    }
    for (Status status : Status.values()) {
      assertThat(TraceWord.of(status).in(Language.KO)).isNotEmpty();
    }
    for (Reach reach : Reach.values()) {
      assertThat(TraceWord.of(reach).in(Language.KO)).isNotEmpty();
    }
  }

  private static Set<String> numbers(String text) {
    Set<String> numbers = new TreeSet<>();
    for (Matcher found = NUMBER.matcher(text); found.find(); ) {
      numbers.add(found.group());
    }
    return numbers;
  }
}
