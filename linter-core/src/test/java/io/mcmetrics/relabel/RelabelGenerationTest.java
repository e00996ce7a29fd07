package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.LabelValue.Absent;
import io.mcmetrics.relabel.LabelValue.Text;
import io.mcmetrics.relabel.LabelValue.Unknown;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Where the versions of Prometheus differ from the one that we run. Of the third generation: {@code
 * model/relabel/relabel.go}, {@code labels.Builder} and {@code QueueManager.StoreSeries} of v3.9.1.
 */
final class RelabelGenerationTest {
  private static final String COLLIDE =
      """
      - {target_label: pod_a, replacement: late}
      - {action: labelmap, regex: 'pod_(a|b)', replacement: pod}
      """;

  private static LabelValue pod(RelabelChain chain) {
    LabelSet series = Rules.series("__name__", "up", "pod_a", "a", "pod_b", "b");
    return ((Kept) chain.apply(series)).labels().value("pod");
  }

  /** {@code Builder.Range} goes over the labels as they came, and then over those that were set. */
  @Test
  void mapsLabelsThatWereSetAfterTheOthersInVersion3() {
    assertThat(pod(Rules.chain(COLLIDE))).isEqualTo(new Text("late"));
  }

  /** By name up to 2.42, like version 3 from 2.43 on. */
  @Test
  void doesNotKnowTheOrderInVersion2() {
    assertThat(pod(Rules.oldChain(COLLIDE))).isEqualTo(new Unknown());
  }

  /** {@code StoreSeries} sets external labels before anything else. */
  @Test
  void mapsExternalLabelsAfterThoseOfTheSeriesInVersion3() {
    RelabelChain chain = Rules.chain("[{action: labelmap, regex: '(a|b)_pod', replacement: pod}]");
    LabelSet series = Rules.series("__name__", "up", "b_pod", "b", "cluster", "own");

    Kept kept =
        (Kept) chain.apply(series, new TreeMap<>(Map.of("a_pod", "external", "cluster", "c")));

    assertThat(kept.labels().value("pod")).isEqualTo(new Text("external"));
    assertThat(kept.labels().value("cluster")).isEqualTo(new Text("own"));
  }

  /** {@code lb.Del(target)} since 2.50; before, {@code lb.Del(cfg.TargetLabel)}. */
  @Test
  void removesTheExpandedTarget() {
    String rules = "[{source_labels: [a], target_label: '${1}', replacement: ''}]";
    LabelSet series = Rules.series("a", "b", "b", "x");

    assertThat(((Kept) Rules.chain(rules).apply(series)).labels().value("b"))
        .isEqualTo(new Absent());
    assertThat(((Kept) Rules.oldChain(rules).apply(series)).labels().value("b"))
        .isEqualTo(new Unknown());
  }

  @Test
  void setsLabelsOfAnyNameInVersion3() {
    String rules = "[{source_labels: [a], target_label: '${1}', replacement: y}]";
    LabelSet series = Rules.series("a", "x-y");

    assertThat(((Kept) Rules.chain(rules).apply(series)).labels().value("x-y"))
        .isEqualTo(new Text("y"));
    assertThat(((Kept) Rules.oldChain(rules).apply(series)).labels().value("x-y"))
        .isEqualTo(new Absent());
  }

  @Test
  void takesTheFirstGroupOfANameThatTookPart() {
    RelabelChain chain =
        Rules.chain(
            "[{source_labels: [a], regex: '(?P<x>a)|(?P<x>b)', target_label: t, replacement: '${x}!'}]");

    assertThat(((Kept) chain.apply(Rules.series("a", "b"))).labels().value("t"))
        .isEqualTo(new Text("b!"));
  }
}
