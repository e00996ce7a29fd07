package io.mcmetrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricNamesTest {
  private static MetricNames read(String text) {
    return MetricNames.read(SourceFile.of("metrics/required.txt", text));
  }

  @Test
  void areReadFromAListOfThem() {
    MetricNames names = read("# ours\norders_total\n\n  payments:rate5m \r\norders_total\n");

    assertThat(names.group().name()).isEqualTo("metrics/required.txt");
    assertThat(names.group().names()).containsExactly("orders_total", "payments:rate5m");
    assertThat(names.group().series()).hasSize(2);
    assertThat(names.group().tellsApart()).isEqualTo(false);
    assertThat(names.unread()).isZero();
  }

  @Test
  void areReadFromWhatAnExporterAnswers() {
    MetricNames names =
        read(
            """
            # HELP orders_total Orders.
            # TYPE orders_total counter
            orders_total{kind="a\\"b",shop="x,y}"} 12 1700000000000
            orders_total{kind="c", shop="",} 3
            queue_length 4.5e+06
            """);

    assertThat(names.unread()).isZero();
    assertThat(names.group().tellsApart()).isEqualTo(true);
    assertThat(names.group().series()).hasSize(3);
    LabelSet first = names.group().series().get(0);
    assertThat(first.value("kind")).isEqualTo(LabelValue.of("a\"b"));
    assertThat(first.value("shop")).isEqualTo(LabelValue.of("x,y}"));
    assertThat(first.value("instance")).isEqualTo(new LabelValue.Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": \"success\", \"data\": [\"orders_total\", \"up\"]}",
        "[\"orders_total\", \"up\"]",
        " \n{\"data\":[\"orders_total\",\"up\",\"orders_total\"]}",
      })
  void areReadFromWhatPrometheusAnswers(String text) {
    MetricNames names = read(text);

    assertThat(names.group().names()).containsExactly("orders_total", "up");
    assertThat(names.group().tellsApart()).isEqualTo(false);
    assertThat(names.unread()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1st",
        "-",
        "a-b",
        "a{",
        "a{b}",
        "a{b=\"c}",
        "a{b=\"c\" 1",
        "[1, 2",
        "{\"data\": [\"a-b\"]}",
        "a{b=\"\\",
        "é"
      })
  void areNoneInWhatIsSomethingElse(String text) {
    assertThat(read(text).group().series()).isEmpty();
  }

  @Test
  void areCountedWhereTheyCannotBeRead() {
    assertThat(read("up\na-b\n1 2 3\n").unread()).isEqualTo(2);
    assertThat(read("[up, [], 'a b']").unread()).isEqualTo(2);
  }

  @Test
  void areNoMoreThanALargeExporterHas() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MetricNames.MAX_SERIES + 5; i++) {
      text.append("metric_").append(i).append('\n');
    }
    MetricNames names = read(text.toString());

    assertThat(names.group().series()).hasSize(MetricNames.MAX_SERIES);
    assertThat(names.unread()).isEqualTo(5);
  }
}
