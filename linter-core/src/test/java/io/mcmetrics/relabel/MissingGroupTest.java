package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MissingGroupTest {
  private static List<MissingGroup> missing(String rule) {
    return MissingGroup.in(Rules.raw("[" + rule + "]").get(0), PrometheusDialect.PROMETHEUS_3);
  }

  @Test
  void lettersBehindANumberAreAPartOfTheName() {
    List<MissingGroup> missing = missing("{regex: (a), target_label: b, replacement: $1_c}");
    assertThat(missing).containsExactly(new MissingGroup("1_c", Part.REPLACEMENT));
    assertThat(missing.get(0).isNumberWithMore()).isTrue();
  }

  @Test
  void theDefaultReplacementAsksForTheFirstGroup() {
    assertThat(missing("{regex: a, target_label: b}"))
        .containsExactly(new MissingGroup("1", Part.REPLACEMENT));
  }

  @Test
  void targetsAreExpandedToo() {
    assertThat(missing("{regex: (a), target_label: '${2}b'}"))
        .containsExactly(new MissingGroup("2", Part.TARGET_LABEL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{target_label: b}",
        "{regex: (a), target_label: b, replacement: '${1}_c'}",
        "{regex: a, target_label: b, replacement: $0}",
        "{regex: '(?P<x>a)', target_label: b, replacement: $x}",
        "{regex: a, target_label: b, replacement: $$1}",
        "{regex: a, source_labels: [b], action: keep}",
        "{regex: 'a(', target_label: b, replacement: $2}",
      })
  void aGroupThatIsThereIsNotMissed(String rule) {
    assertThat(missing(rule)).isEmpty();
  }

  @Test
  void aVersionTellsTheGeneration() {
    assertThat(PrometheusDialect.ofVersion("v2.53.0")).contains(PrometheusDialect.PROMETHEUS_2);
    assertThat(PrometheusDialect.ofVersion("3.14.0-distroless"))
        .contains(PrometheusDialect.PROMETHEUS_3);
    assertThat(PrometheusDialect.ofVersion("latest")).isEqualTo(Optional.empty());
  }
}
