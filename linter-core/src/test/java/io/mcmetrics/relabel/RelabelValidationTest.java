package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.RelabelFault.Kind;
import io.mcmetrics.relabel.RelabelOutcome.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Prometheus does not tell; the rest is held against promtool. */
final class RelabelValidationTest {
  private static List<RelabelFault> faults(String rule, PrometheusDialect dialect) {
    return RelabelValidation.faults(Rules.raw("[" + rule + "]").get(0), dialect);
  }

  private static List<RelabelFault> custom(String rule) {
    return RelabelValidation.faults(
        Rules.custom("[" + rule + "]").get(0), PrometheusDialect.PROMETHEUS_3);
  }

  /** After {@code Config.Validate} of v3.9.1, with UTF-8 as the scheme of names. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{target_label: x-y}",
        "{target_label: 'é $1'}",
        "{target_label: '${'}",
        "{action: lowercase, target_label: 'a b'}",
        "{action: hashmod, modulus: 2, target_label: '$1'}",
        "{action: labelmap, replacement: 'x-$1'}",
        "{action: keep, source_labels: [a-b, 1]}",
        "{action: keep, regex: '(?<x>a)'}"
      })
  void letsNamesBeAnyTextSinceVersion3(String rule) {
    assertThat(faults(rule, PrometheusDialect.PROMETHEUS_3)).isEmpty();
    assertThat(faults(rule, PrometheusDialect.PROMETHEUS_2)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{target_label: ''}",
        "{action: labelmap, replacement: ''}",
        "{action: keep, source_labels: ['']}",
        "{action: hashmod, target_label: a}",
        "{action: keepequal, target_label: a, regex: b}",
        "{action: keep, regex: 'up('}"
      })
  void refusesTheRestInVersion3AsWell(String rule) {
    assertThat(faults(rule, PrometheusDialect.PROMETHEUS_3)).hasSize(1);
  }

  @Test
  void anchorsInTheWayOfTheGeneration() {
    assertThat(faults("{action: keep, regex: 'up('}", PrometheusDialect.PROMETHEUS_3))
        .extracting(RelabelFault::message)
        .containsExactly("error parsing regexp: missing closing ): `^(?s:up()$`");
  }

  @Test
  void isUnsureOfWhatGoTookUpMeanwhile() {
    RelabelFault named =
        faults("{action: keep, regex: '(?<x>a)'}", PrometheusDialect.PROMETHEUS_2).get(0);
    RelabelFault letters =
        faults("{action: keep, regex: '\\p{Letter}'}", PrometheusDialect.PROMETHEUS_3).get(0);

    assertThat(named.isCertain()).isEqualTo(false);
    assertThat(letters.isCertain()).isEqualTo(false);
    assertThat(named.isFatal()).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "{action: kEEP} ! REJECTED_BY_API_SERVER ! Unsupported value: \"kEEP\"",
        "{regex: 5, targetLabel: a} ! REJECTED_BY_API_SERVER ! must be of type string: \"integer\"",
        "{regex: [a], targetLabel: a} ! REJECTED_BY_API_SERVER ! must be of type string: \"array\"",
        "{sourceLabels: a, targetLabel: a} ! REJECTED_BY_API_SERVER ! must be of type array: \"string\"",
        "{sourceLabels: [1], targetLabel: a} ! REJECTED_BY_API_SERVER ! must be of type string: \"integer\"",
        "{modulus: -1, targetLabel: a} ! REJECTED_BY_API_SERVER ! greater than or equal to 0",
        "{action: HashMod, targetLabel: a} ! REFUSED_BY_PROMETHEUS ! requires non-zero modulus",
        "{action: Keep, regex: 'a('} ! REFUSED_BY_PROMETHEUS ! missing closing )",
        "{} ! REFUSED_BY_PROMETHEUS ! requires 'target_label' value",
        "{action: keep, source_labels: [a]} ! PRUNED ! unknown field",
        "text ! REJECTED_BY_API_SERVER ! must be of type object: \"string\"",
      })
  void tellsWhoObjectsToACustomResource(String rule, Kind kind, String message) {
    List<RelabelFault> faults = custom(rule);

    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).kind()).isEqualTo(kind);
    assertThat(faults.get(0).message()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{action: LabelDrop, regex: a, sourceLabels: []}",
        "{action: DropEqual, targetLabel: a, regex: '', modulus: 0}",
        "{action: keepequal, sourceLabels: [a], targetLabel: b}",
        "{action: LabelMap}"
      })
  void takesWhatTheOperatorLeavesOut(String rule) {
    assertThat(custom(rule)).isEmpty();
  }

  @Test
  void knowsWhichKeyWasMeant() {
    assertThat(custom("{action: keep, source_labels: [a]}").get(0).suggestedKey())
        .contains("sourceLabels");
    assertThat(custom("{action: keep, regexp: a}").get(0).suggestedKey()).contains("regex");
    assertThat(
            faults("{action: keep, targetLabel: a}", PrometheusDialect.PROMETHEUS_3)
                .get(0)
                .suggestedKey())
        .contains("target_label");
  }

  @Test
  void pointsAtWhatIsWrong() {
    RelabelFault fault =
        faults("{action: keep, regex: 'up('}", PrometheusDialect.PROMETHEUS_2).get(0);

    assertThat(fault.origin().span().text()).isEqualTo("'up('");
  }

  @Test
  void sendsNothingUnderRulesThatAreNotLoaded() {
    RelabelChain chain =
        Rules.chain("[{action: keep, source_labels: [__name__], regex: .*}, {action: keeep}]");

    assertThat(chain.isRefused()).isEqualTo(true);
    assertThat(chain.apply(Rules.metric("up"))).isInstanceOf(Refused.class);
  }

  @Test
  void keepsRulesOfWhichAKeyIsPruned() {
    RelabelChain chain =
        RelabelChain.of(
            Rules.custom("[{action: keep, source_labels: [__name__], regex: up}]"),
            PrometheusDialect.PROMETHEUS_3);

    assertThat(chain.isRefused()).isEqualTo(false);
    assertThat(chain.apply(Rules.metric("up")).verdict()).isEqualTo(RelabelOutcome.Verdict.DROPPED);
  }

  @Test
  void saysNothingOfPlaceholdersNorOfVictoriaMetrics() {
    assertThat(custom("{action: '{{ .x }}', regex: '${REGEX}'}")).isEmpty();
    assertThat(
            RelabelValidation.faults(
                RelabelReader.read(
                        Rules.yaml("[{action: keep_if_equal, source_labels: [a], if: up}]"),
                        RelabelSyntax.VICTORIA_METRICS)
                    .get(0),
                PrometheusDialect.PROMETHEUS_3))
        .isEmpty();
  }
}
