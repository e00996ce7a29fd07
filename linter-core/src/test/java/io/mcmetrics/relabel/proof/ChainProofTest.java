package io.mcmetrics.relabel.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.ChainSamples;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.Rules;
import io.mcmetrics.relabel.proof.ChainProof.Answer;
import io.mcmetrics.relabel.proof.ChainProof.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChainProofTest {
  private static ChainProof proof(String rules) {
    return ChainProof.of(Rules.raw(rules), PrometheusDialect.PROMETHEUS_2);
  }

  private static Verdict dropsEverything(String rules) {
    return proof(rules).dropsEverything(LabelSet.open()).verdict();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{action: keep, source_labels: [__name__], regex: 'a-b'}]",
        "[{action: keep, source_labels: [__name__], regex: '[^a-z].*-.*'}]",
        "[{action: keep, source_labels: [__name__], regex: '0.*'}]",
        "[{action: keep, source_labels: [__name__], regex: 'x^a'}]",
        "[{action: keep, regex: up}]",
        "[{action: drop, source_labels: [__name__], regex: '.*'}]",
        "[{action: drop, source_labels: [__name__], regex: '[a-zA-Z_:].*'}]",
        "[{action: drop, source_labels: [a], regex: '.+|'}, {action: keep, source_labels: [a], regex: x}]",
        "[{action: keep, source_labels: [__name__], regex: 'node_.*'},"
            + " {action: keep, source_labels: [__name__], regex: 'kube_.*'}]",
        "[{action: keep, source_labels: [__name__], regex: 'node_.*'},"
            + " {target_label: cluster, replacement: x},"
            + " {action: drop, source_labels: [__name__], regex: 'node.*'}]",
        "[{action: keep, source_labels: [a, b], regex: 'x;.*'},"
            + " {action: keep, source_labels: [a, b], regex: 'y;.*'}]",
        "[{action: keep, source_labels: [cluster], regex: 'a|b'},"
            + " {action: drop, source_labels: [cluster], regex: '[ab]'}]"
      })
  void provesThatNothingPasses(String rules) {
    // Only a dot of version 3 is every character.
    PrometheusDialect dialect = PrometheusDialect.PROMETHEUS_2;
    boolean needsDotall = rules.contains(".+|");
    ChainProof proof =
        ChainProof.of(Rules.raw(rules), needsDotall ? PrometheusDialect.PROMETHEUS_3 : dialect);

    Answer answer = proof.dropsEverything(LabelSet.open());

    assertThat(answer.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(answer.because()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{action: keep, source_labels: [__name__], regex: 'node_.*'}]",
        "[{action: drop, source_labels: [__name__], regex: '[a-z_:].*'}]",
        "[{action: drop, source_labels: [a], regex: '.+'}]",
        "[{action: keep, source_labels: [__name__], regex: 'node_.*'},"
            + " {target_label: __name__, replacement: kube_x},"
            + " {action: keep, source_labels: [__name__], regex: 'kube_.*'}]"
      })
  void showsASeriesThatPasses(String rules) {
    ChainProof proof = proof(rules);

    Answer answer = proof.dropsEverything(LabelSet.open());

    assertThat(answer.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(proof.passes(answer.example().orElseThrow())).isInstanceOf(Kept.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{action: drop, source_labels: [__name__], regex: '(a|b)*a(a|b){60}|up'}]",
        "[{action: keep, source_labels: [__name__], regex: '\\bup-'}]",
        "[{action: keep, source_labels: [__name__], regex: '{{ .x }}'}]",
        "[{action: keeep, source_labels: [__name__], regex: '0'}]"
      })
  void leavesOpenWhatIsBeyondIt(String rules) {
    assertThat(dropsEverything(rules)).isEqualTo(Verdict.OPEN);
  }

  @Test
  void provesNothingThatAnySeriesBelies() {
    Random random = new Random(11);
    ChainSamples chains = new ChainSamples(11);
    int tried = 0;
    while (tried <= 10_000) {
      List<RelabelRule> rules = Rules.raw(chains.chain());
      ChainProof proof = ChainProof.of(rules, PrometheusDialect.PROMETHEUS_3);
      Answer answer = proof.dropsEverything(LabelSet.open());
      if (answer.verdict() == Verdict.PROVEN) {
        for (int j = 0; j < 100; j++) {
          SortedMap<String, String> labels = new TreeMap<>(chains.series());
          // What begins like this is gone before anything is sent, unless rules make it.
          labels.remove("__tmp");
          labels.putIfAbsent(LabelSet.NAME, "up" + random.nextInt(9));
          LabelSet series = LabelSet.closed();
          for (Map.Entry<String, String> label : labels.entrySet()) {
            series = series.with(label.getKey(), label.getValue());
          }
          tried++;
          assertThat(proof.passes(series))
              .as("%s under %s", labels, rules)
              .isInstanceOf(Dropped.class);
        }
      } else if (answer.verdict() == Verdict.REFUTED) {
        assertThat(proof.passes(answer.example().orElseThrow())).isInstanceOf(Kept.class);
      }
    }
  }

  @Test
  void takesWhatIsKnownOfAllSeries() {
    ChainProof proof = proof("[{action: keep, source_labels: [cluster], regex: 'edge-02'}]");
    LabelSet common = LabelSet.open().with("cluster", "edge-01");

    assertThat(proof.dropsEverything(common).verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(proof.dropsEverything(LabelSet.open()).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void findsForgottenWildcards() {
    NeededMetrics needed = NeededMetrics.of("78.5.0");
    ChainProof proof =
        proof("[{action: keep, source_labels: [__name__], regex: 'node_|kube_pod_info|up|mine_'}]");

    List<MissingWildcard> missing = proof.missingWildcards(needed);

    assertThat(missing).extracting(MissingWildcard::instead).containsExactly("node_.*");
    assertThat(missing.get(0).names()).contains("node_load1").doesNotContain("kube_pod_info");
  }

  @Test
  void tellsHowMuchARuleMatches() {
    ChainProof proof = proof("[]");
    assertThat(proof.scope(rule("regex: '.*'"))).isEqualTo(RegexScope.EVERYTHING);
    assertThat(proof.scope(rule("regex: '[^-]+'"))).isEqualTo(RegexScope.EVERYTHING);
    assertThat(proof.scope(rule("regex: 'a b'"))).isEqualTo(RegexScope.NOTHING);
    assertThat(proof.scope(rule("regex: 'a.*'"))).isEqualTo(RegexScope.SOME);
    assertThat(proof.scope(rule("regex: '\\bup'"))).isEqualTo(RegexScope.OPEN);
  }

  private static RelabelRule rule(String regex) {
    return Rules.raw("[{action: keep, source_labels: [__name__], " + regex + "}]").get(0);
  }
}
