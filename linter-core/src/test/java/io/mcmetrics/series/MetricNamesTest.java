package io.mcmetrics.series;

import static org.assertj.core.api.Assertions.assertThat;

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
    MetricNames names =
        read("# ours\norders_total\n\n  payments:rate5m \r\norders_total # twice\n");

    assertThat(names.fault()).isEmpty();
    assertThat(names.names()).containsExactly("orders_total", "payments:rate5m");
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
            # EOF
            """);

    assertThat(names.fault()).isEmpty();
    assertThat(names.names()).containsExactly("orders_total", "queue_length");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": \"success\", \"data\": [\"orders.total\", \"up\"]}",
        "[\"orders.total\", \"up\"]",
        " \n{\"data\":[\"orders.total\",\"up\",\"orders.total\"]}",
      })
  void areReadFromWhatPrometheusAnswers(String text) {
    assertThat(read(text).fault()).isEmpty();
    assertThat(read(text).names()).containsExactly("orders.total", "up");
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
        "a{b=\"\\",
        "é",
        "- up"
      })
  void areNoneInWhatIsSomethingElse(String text) {
    assertThat(read(text).names()).isEmpty();
    assertThat(read(text).fault()).contains("names no metric in line 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "[]", "{}", "{\"status\": \"error\"}"})
  void areMissingInAFileWithoutAny(String text) {
    assertThat(read(text).fault()).contains("names no metric");
  }

  @Test
  void areNotReadFromBrokenJson() {
    assertThat(read("[1, 2").fault()).contains("is no JSON");
    assertThat(read("[\"up\",\n {}]").fault()).contains("lists what is no name in line 2");
    assertThat(read("[\"\"]").fault()).contains("lists what is no name in line 1");
  }

  @Test
  void tellTheFirstLineThatIsNone() {
    assertThat(read("up\na-b\n1 2 3\n").fault()).contains("names no metric in line 2, and 1 more");
  }

  @Test
  void areNoMoreThanAnybodyHas() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= MetricNames.MOST_NAMES; i++) {
      text.append("metric_").append(i).append('\n');
    }

    assertThat(read(text.toString()).fault()).contains("names more than 50000 metrics");
  }
}
