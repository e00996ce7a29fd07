package io.mcmetrics.relabel;

import static io.mcmetrics.relabel.Rules.chain;
import static io.mcmetrics.relabel.Rules.metric;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.LabelValue.Absent;
import io.mcmetrics.relabel.LabelValue.Text;
import io.mcmetrics.relabel.LabelValue.Unknown;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
import io.mcmetrics.relabel.RelabelOutcome.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chains do where labels or rules are unknown. */
final class UnknownLabelTest {
  private static LabelSet passing(String rules, LabelSet labels) {
    RelabelOutcome outcome = chain(rules).apply(labels);
    return outcome instanceof Kept kept ? kept.labels() : ((Undecided) outcome).labels();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '!',
      value = {
        "[{source_labels: [namespace], regex: kube-system, action: keep}] ! UNDECIDED",
        "[{source_labels: [namespace], regex: kube-system, action: drop}] ! UNDECIDED",
        "[{source_labels: [namespace], action: keep}] ! KEPT",
        "[{source_labels: [namespace], regex: .*, action: drop}] ! DROPPED",
        "[{source_labels: [__name__, namespace], regex: 'up;.*', action: drop}] ! DROPPED",
        "[{source_labels: [__name__, namespace], regex: 'go_.*;x', action: drop}] ! KEPT",
        "[{source_labels: [__name__, namespace], regex: 'up;x', action: drop}] ! UNDECIDED",
        "[{source_labels: [namespace], target_label: pod, action: keepequal}] ! UNDECIDED",
        "[{source_labels: [namespace], target_label: namespace, action: keepequal}] ! KEPT",
        "[{source_labels: [namespace], target_label: namespace, action: dropequal}] ! DROPPED",
        "[{source_labels: [__name__], regex: '{{ .x }}', action: keep}] ! UNDECIDED",
        "[{source_labels: [__name__], regex: 'up(', action: keep}] ! REFUSED",
        "[{source_labels: ['{{ .x }}'], regex: up, action: keep}] ! UNDECIDED",
        "[{source_labels: ['{{ .x }}'], action: drop}] ! DROPPED",
        "[null] ! REFUSED",
        "['{{ include \"rule\" . }}'] ! UNDECIDED",
        "[{action: keeep}] ! REFUSED",
        "[null, {action: keep, regex: up}] ! REFUSED",
        "['{{ .x }}', {action: keep, regex: up}] ! DROPPED",
        "['{{ .x }}', {source_labels: [__name__], action: keep, regex: up}] ! UNDECIDED",
        "[{regex: '{{ .x }}', action: labeldrop}] ! KEPT",
      })
  void decideOnlyWhatTheFilesDecide(String rules, Verdict verdict) {
    assertThat(chain(rules).apply(metric("up")).verdict()).isEqualTo(verdict);
  }

  @Test
  void letLaterRulesDropForCertain() {
    RelabelChain chain =
        chain(
            """
            - {source_labels: [namespace], regex: a, action: keep}
            - {source_labels: [__name__], regex: up, action: drop}
            """);

    assertThat(chain.apply(metric("up")).verdict()).isEqualTo(Verdict.DROPPED);
    RelabelOutcome other = chain.apply(metric("down"));
    assertThat(other).isInstanceOf(Undecided.class);
    assertThat(((Undecided) other).index()).isZero();
    assertThat(((Undecided) other).by()).isEqualTo(chain.rules().get(0));
  }

  @Test
  void makeTheTargetUnknown() {
    LabelSet labels =
        passing(
            """
            - {source_labels: [pod], target_label: copied}
            - {source_labels: [pod], regex: x, target_label: cluster, replacement: y}
            - {source_labels: [pod], regex: x, target_label: same, replacement: z}
            - {source_labels: [pod], target_label: shard, action: hashmod, modulus: 2}
            - {source_labels: [__name__], target_label: broken, action: hashmod, modulus: '{{ .x }}'}
            - {target_label: filled, replacement: '${VALUE}'}
            """,
            metric("up").with("cluster", "c").with("same", "z").with("broken", "b"));

    assertThat(labels.value("copied")).isEqualTo(new Unknown());
    assertThat(labels.value("cluster")).isEqualTo(new Unknown());
    assertThat(labels.value("same")).isEqualTo(new Text("z"));
    assertThat(labels.value("shard")).isEqualTo(new Unknown());
    assertThat(labels.value("broken")).isEqualTo(new Unknown());
    assertThat(labels.value("filled")).isEqualTo(new Unknown());
    assertThat(labels.value("__name__")).isEqualTo(new Text("up"));
  }

  @Test
  void setAConstantWhateverTheSource() {
    assertThat(
            passing("[{source_labels: [pod], target_label: c, replacement: k}]", metric("up"))
                .value("c"))
        .isEqualTo(new Text("k"));
  }

  @Test
  void areKnownToBeGoneOnceRemoved() {
    LabelSet input = metric("up").with("cluster", new Unknown());

    assertThat(passing("[{action: labeldrop, regex: cl.*}]", input).value("cluster"))
        .isEqualTo(new Absent());
    assertThat(passing("[{action: labeldrop, regex: pod|node}]", input).value("pod"))
        .isEqualTo(new Absent());
    assertThat(passing("[{action: labelkeep, regex: __name__}]", input).value("cluster"))
        .isEqualTo(new Absent());
  }

  @Test
  void mayBeMappedOntoKnownOnes() {
    LabelSet input = metric("up").with("cluster", "c").with("label_a", new Unknown());

    LabelSet mapped = passing("[{action: labelmap, regex: 'label_(.+)'}]", input);
    assertThat(mapped.value("cluster")).isEqualTo(new Unknown());
    assertThat(mapped.value("a")).isEqualTo(new Unknown());
    assertThat(mapped.value("__name__")).isEqualTo(new Text("up"));
    assertThat(passing("[{action: labelmap, regex: '__meta_(.+)'}]", input).value("cluster"))
        .isEqualTo(new Text("c"));
    assertThat(
            passing("[{action: labelmap, regex: 'label_(.+)', replacement: 'k8s_$1'}]", input)
                .value("cluster"))
        .isEqualTo(new Text("c"));
  }

  @Test
  void areAllOfThemBehindAnUnknownRule() {
    LabelSet labels = passing("['{{ .rule }}']", Rules.series("__name__", "up", "a", "b"));

    assertThat(labels.value("a")).isEqualTo(new Unknown());
    assertThat(labels.value("c")).isEqualTo(new Unknown());
    assertThat(labels.isClosed()).isEqualTo(false);
  }
}
