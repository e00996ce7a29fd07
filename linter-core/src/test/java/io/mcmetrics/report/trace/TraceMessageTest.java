package io.mcmetrics.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.report.Language;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TraceMessageTest {
  private static final Pattern NUMBER = Pattern.compile("\\{\\d}");

  @ParameterizedTest
  @EnumSource(TraceMessage.class)
  void saysTheSameNumbersInEachLanguage(TraceMessage word) {
    assertThat(numbers(word.in(Language.KO))).isEqualTo(numbers(word.in(Language.EN)));
  }

  @Test
  void thereIsOneForEachThingThatIsTold() {
    for (Stage stage : Stage.values()) {
      assertThat(TraceMessage.of(stage).in(Language.EN)).isNotEmpty();
    }
    for (HopStatus status : HopStatus.values()) {
      assertThat(TraceMessage.of(status).in(Language.KO)).isNotEmpty();
    }
    for (ReachesGrafana reach : ReachesGrafana.values()) {
      assertThat(TraceMessage.of(reach).in(Language.KO)).isNotEmpty();
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
