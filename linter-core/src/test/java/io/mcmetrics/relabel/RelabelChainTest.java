package io.mcmetrics.relabel;

import static io.mcmetrics.relabel.Rules.chain;
import static io.mcmetrics.relabel.Rules.metric;
import static io.mcmetrics.relabel.Rules.oldChain;
import static io.mcmetrics.relabel.Rules.series;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelOutcome.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chains do to series whose labels are all known. */
final class RelabelChainTest {
  private static final LabelSet SERIES =
      series("__name__", "up", "job", "kubelet", "instance", "h:1");

  private static Kept kept(LabelSet labels) {
    return new Kept(labels);
  }

  @Test
  void keepsAllWithoutRules() {
    assertThat(chain("[]").apply(SERIES)).isEqualTo(kept(SERIES));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "keep, up, KEPT",
    "keep, u, DROPPED",
    "keep, up|x, KEPT",
    "keep, x|u, DROPPED",
    "keep, (?i)UP, KEPT",
    "keep, UP, DROPPED",
    "drop, up, DROPPED",
    "drop, u.*, DROPPED",
    "drop, p, KEPT",
    "drop, '', KEPT",
    "keep, '', DROPPED",
    "Keep, ^up$, KEPT",
  })
  void filtersByTheWholeName(String action, String regex, Verdict verdict) {
    String rule = "[{source_labels: [__name__], action: %s, regex: '%s'}]";

    assertThat(chain(rule.formatted(action, regex)).apply(SERIES).verdict()).isEqualTo(verdict);
  }

  @Test
  void dropsEverythingThatAKeepWithoutSourceLabelsDoesNotMatch() {
    assertThat(chain("[{action: keep, regex: up|x}]").apply(SERIES).verdict())
        .isEqualTo(Verdict.DROPPED);
    assertThat(chain("[{action: keep, regex: '|up'}]").apply(SERIES).verdict())
        .isEqualTo(Verdict.KEPT);
    assertThat(chain("[{action: keep}]").apply(SERIES).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(chain("[{action: drop}]").apply(SERIES).verdict()).isEqualTo(Verdict.DROPPED);
  }

  @Test
  void namesTheRuleThatDrops() {
    RelabelChain chain =
        chain(
            """
            - {source_labels: [job], regex: kubelet, action: keep}
            - {source_labels: [__name__], regex: down, action: keep}
            - {action: drop}
            """);

    assertThat(chain.apply(SERIES)).isEqualTo(new Dropped(chain.rules().get(1), 1));
  }

  @Test
  void joinsSourceLabelsWithTheSeparator() {
    assertThat(
            chain("[{source_labels: [job, nothing, __name__], regex: 'kubelet;;up', action: keep}]")
                .apply(SERIES)
                .verdict())
        .isEqualTo(Verdict.KEPT);
    assertThat(chain("[{source_labels: [job, job], separator: '', target_label: t}]").apply(SERIES))
        .isEqualTo(kept(SERIES.with("t", "kubeletkubelet")));
  }

  @Test
  void replacesEvenWhenTheSourceLabelIsMissing() {
    assertThat(
            chain("[{source_labels: [__address__], target_label: cluster, replacement: edge}]")
                .apply(SERIES))
        .isEqualTo(kept(SERIES.with("cluster", "edge")));
  }

  @Test
  void replacesByGroups() {
    assertThat(
            chain(
                    "[{source_labels: [instance], regex: '(?P<host>.+):(.+)',"
                        + " target_label: '${host}_p', replacement: '$2/${host}/$1x/${1}x'}]")
                .apply(SERIES))
        .isEqualTo(kept(SERIES.with("h_p", "1/h//hx")));
  }

  @Test
  void replacesNothingWithoutAMatch() {
    assertThat(
            chain("[{source_labels: [job], regex: kube, target_label: job, replacement: x}]")
                .apply(SERIES))
        .isEqualTo(kept(SERIES));
  }

  @Test
  void deletesALabelThatIsReplacedByNothing() {
    assertThat(chain("[{target_label: job, replacement: ''}]").apply(SERIES))
        .isEqualTo(kept(series("__name__", "up", "instance", "h:1")));
    assertThat(chain("[{source_labels: [nothing], target_label: job}]").apply(SERIES))
        .isEqualTo(kept(series("__name__", "up", "instance", "h:1")));
  }

  @Test
  void ignoresATargetThatIsNoLabelName() {
    String rule = "[{source_labels: [instance], target_label: '$1', replacement: x}]";

    assertThat(oldChain(rule).apply(SERIES)).isEqualTo(kept(SERIES));
    assertThat(chain(rule).apply(SERIES)).isEqualTo(kept(SERIES.with("h:1", "x")));
    assertThat(chain("[{target_label: '$1', replacement: x}]").apply(SERIES))
        .isEqualTo(kept(SERIES));
  }

  @Test
  void matchesLineBreaksSinceVersion3() {
    String rule = "[{source_labels: [a], regex: 'x.*', action: drop}]";
    LabelSet broken = SERIES.with("a", "x\ny");

    assertThat(oldChain(rule).apply(broken).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(chain(rule).apply(broken).verdict()).isEqualTo(Verdict.DROPPED);
  }

  @Test
  void comparesWithTheTargetLabel() {
    LabelSet equal = SERIES.with("other", "kubelet");
    String rule = "[{source_labels: [job], target_label: other, action: %s}]";

    assertThat(chain(rule.formatted("keepequal")).apply(equal).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(chain(rule.formatted("keepequal")).apply(SERIES).verdict())
        .isEqualTo(Verdict.DROPPED);
    assertThat(chain(rule.formatted("dropequal")).apply(equal).verdict())
        .isEqualTo(Verdict.DROPPED);
    assertThat(chain(rule.formatted("dropequal")).apply(SERIES).verdict()).isEqualTo(Verdict.KEPT);
  }

  @Test
  void takesTheLastEightBytesOfTheHash() {
    // The result is that of Prometheus's own relabel_test.go.
    assertThat(
            chain(
                    "[{source_labels: [c], target_label: d, action: hashmod, modulus: 1000,"
                        + " separator: ';'}]")
                .apply(series("a", "foo", "b", "bar", "c", "baz")))
        .isEqualTo(kept(series("a", "foo", "b", "bar", "c", "baz", "d", "976")));
  }

  @Test
  void dividesUnsigned() {
    assertThat(
            chain(
                    "[{source_labels: [a], target_label: d, action: hashmod,"
                        + " modulus: 18446744073709551615}]")
                .apply(series("a", "foo")))
        .isEqualTo(kept(series("a", "foo", "d", "17145033699835028696")));
  }

  @Test
  void foldsCasesCharacterByCharacter() {
    assertThat(
            chain(
                    """
                    - {source_labels: [a], target_label: up, action: uppercase}
                    - {source_labels: [a], target_label: low, action: lowercase}
                    - {source_labels: [b], target_label: a, action: lowercase}
                    """)
                .apply(series("a", "Straße")))
        .isEqualTo(kept(series("up", "STRAßE", "low", "straße")));
  }

  @Test
  void mapsNamesAndKeepsTheOriginals() {
    assertThat(
            chain("[{action: labelmap, regex: 'label_(.+)', replacement: 'k8s_$1'}]")
                .apply(series("label_a", "1", "label_b", "2", "c", "3")))
        .isEqualTo(
            kept(series("label_a", "1", "label_b", "2", "c", "3", "k8s_a", "1", "k8s_b", "2")));
  }

  @Test
  void letsTheLastOfTheLabelsMappedToOneNameWin() {
    String map = "{action: labelmap, regex: '(a|b)', replacement: c}";

    assertThat(chain("[" + map + "]").apply(series("a", "1", "b", "2")))
        .isEqualTo(kept(series("a", "1", "b", "2", "c", "2")));
    assertThat(
            chain("[{target_label: a, replacement: x}, " + map + "]")
                .apply(series("a", "1", "b", "2")))
        .isEqualTo(kept(series("a", "x", "b", "2", "c", "x")));
  }

  @Test
  void removesLabelsByName() {
    assertThat(chain("[{action: labeldrop, regex: job|inst.*}]").apply(SERIES))
        .isEqualTo(kept(series("__name__", "up")));
    assertThat(chain("[{action: labeldrop, regex: inst}]").apply(SERIES)).isEqualTo(kept(SERIES));
  }

  @Test
  void doesNotSpareTheMetricName() {
    assertThat(chain("[{action: labelkeep, regex: job|instance|cluster}]").apply(SERIES))
        .isEqualTo(kept(series("job", "kubelet", "instance", "h:1")));
    assertThat(chain("[{action: labeldrop, regex: __.*}]").apply(SERIES))
        .isEqualTo(kept(series("job", "kubelet", "instance", "h:1")));
  }

  @Test
  void remembersWhatItsOwnRulesHaveSet() {
    assertThat(
            chain(
                    """
                    - {source_labels: [job], target_label: __tmp_job}
                    - {source_labels: [__tmp_job], regex: kubelet, action: keep}
                    - {regex: __tmp_job, action: labeldrop}
                    """)
                .apply(metric("up").with("job", "kubelet")))
        .isEqualTo(kept(metric("up").with("job", "kubelet")));
  }

  @Test
  void findsNothingInTheLabelsOfTheTarget() {
    assertThat(
            chain("[{source_labels: [__meta_kubernetes_namespace], regex: .+, action: keep}]")
                .apply(metric("up"))
                .verdict())
        .isEqualTo(Verdict.DROPPED);
  }

  @Test
  void canBeCutShort() {
    RelabelChain chain =
        Rules.chain("[{action: labeldrop, regex: a}, {source_labels: [b], action: drop}]");
    LabelSet series = Rules.series("a", "1", "b", "2");

    assertThat(chain.apply(series).passingLabels()).isEmpty();
    assertThat(chain.first(1).apply(series).passingLabels()).contains(Rules.series("b", "2"));
    assertThat(chain.first(0).apply(series).passingLabels()).contains(series);
  }
}
