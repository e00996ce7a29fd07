package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RelabelReaderTest {
  private static RelabelRule raw(String item) {
    return Rules.raw("[" + item + "]").get(0);
  }

  private static RelabelRule custom(String item) {
    return Rules.custom("[" + item + "]").get(0);
  }

  @Test
  void readsBothSurfaces() {
    RelabelRule custom =
        custom("{sourceLabels: [a, b], separator: '/', regex: x, targetLabel: t, replacement: r}");
    RelabelRule raw =
        raw("{source_labels: [a, b], separator: '/', regex: x, target_label: t, replacement: r}");

    for (RelabelRule rule : List.of(custom, raw)) {
      assertThat(rule.sourceLabels()).containsExactly("a", "b");
      assertThat(rule.separator()).isEqualTo("/");
      assertThat(rule.regex()).isEqualTo("x");
      assertThat(rule.targetLabel()).isEqualTo("t");
      assertThat(rule.replacement()).isEqualTo("r");
      assertThat(rule.unknown()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(RelabelSyntax.class)
  void fillsInTheDefaultsOfPrometheus(RelabelSyntax syntax) {
    RelabelRule rule = RelabelReader.read(Rules.yaml("[{action: Replace}]"), syntax).get(0);

    assertThat(rule.action()).isEqualTo(RelabelAction.REPLACE);
    assertThat(rule.sourceLabels()).isEmpty();
    assertThat(rule.separator()).isEqualTo(";");
    assertThat(rule.regex()).isEqualTo("(.*)");
    assertThat(rule.replacement()).isEqualTo("$1");
    assertThat(rule.modulus()).isZero();
    assertThat(rule.writes(Part.ACTION)).isEqualTo(true);
    assertThat(rule.writes(Part.REGEX)).isEqualTo(false);
  }

  @Test
  void leavesToTheDefaultWhatTheOperatorDoesNotEmit() {
    RelabelRule rule =
        custom("{regex: '', modulus: 0, action: '', separator: '', replacement: ''}");

    assertThat(rule.regex()).isEqualTo("(.*)");
    assertThat(rule.action()).isEqualTo(RelabelAction.REPLACE);
    assertThat(rule.separator()).isEmpty();
    assertThat(rule.replacement()).isEmpty();
    assertThat(rule.unknown()).isEmpty();
  }

  @Test
  void takesEmptyTextsAtTheirWordInPrometheusFiles() {
    RelabelRule rule = raw("{regex: '', separator: '', replacement: ''}");

    assertThat(rule.regex()).isEmpty();
    assertThat(rule.separator()).isEmpty();
    assertThat(rule.replacement()).isEmpty();
  }

  @Test
  void takesANullForTheDefaultInCustomResourcesOnly() {
    String nulls = "{regex: null, separator: ~, replacement: }";

    assertThat(custom(nulls).regex()).isEqualTo("(.*)");
    assertThat(custom(nulls).separator()).isEqualTo(";");
    assertThat(raw(nulls).regex()).isEmpty();
    assertThat(raw(nulls).separator()).isEmpty();
    assertThat(raw(nulls).replacement()).isEmpty();
  }

  @Test
  void prunesSnakeCaseFromCustomResources() {
    RelabelRule rule = custom("{source_labels: [__name__], regex: up, action: keep}");

    assertThat(rule.sourceLabels()).isEmpty();
    assertThat(rule.unknown()).isEmpty();
  }

  @Test
  void knowsNothingWherePrometheusWouldNotStart() {
    assertThat(raw("{sourceLabels: [__name__], action: keep}").unknown())
        .containsExactly(Part.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "~", "text", "[a]", "'{{ .Values.rule }}'", "{'{{ a }}': b}", "1", "''"})
  void knowsNothingOfWhatIsNoRule(String item) {
    assertThat(raw(item).unknown()).containsExactly(Part.values());
    assertThat(custom(item).unknown()).containsExactly(Part.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source_labels: __name__",
        "source_labels: [[a]]",
        "source_labels: ['{{ a }}']",
        "source_labels: ['${LABEL}']",
        "source_labels: {a: b}",
        "regex: [a, b]",
        "regex: {a: b}",
        "regex: '{{ .Values.regex }}'",
        "regex: '${METRICS}'",
        "regex: '${METRICS:=up}'",
        "regex: '$(METRICS)'",
        "action: keeep",
        "action: ''",
        "action: [keep]",
        "action:",
        "modulus: many",
        "modulus: '8'",
        "modulus: -1",
        "modulus: [1]",
        "target_label: [a]",
        "target_label: '${LABEL}'",
        "separator: {a: b}",
        "replacement: '${CLUSTER}'",
        "replacement: '${cluster_name}'",
        "replacement: '$(CLUSTER)'",
        "replacement: [a]",
      })
  void knowsNotThePartThatSomebodyFillsInOrThatIsOfTheWrongKind(String part) {
    assertThat(raw("{" + part + "}").unknown()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{regex: '(.+):\\d+$', replacement: '${1}:$2'}",
        "{regex: '(?P<host>.+)', replacement: '${host}-$host'}",
        "{regex: 'a$|b$', target_label: 'a_${1}'}",
        "{regex: '<.*>', replacement: '<none>'}",
        "{modulus: 1_000}",
        "{modulus: 18446744073709551615}",
        "{regex: 5, replacement: true}",
        "{separator: '$'}",
      })
  void knowsGroupsAndOtherLegitimateText(String item) {
    assertThat(raw(item).unknown()).isEmpty();
  }

  @Test
  void readsNullItemsBesideOthers() {
    List<RelabelRule> rules = Rules.raw("- null\n- regex: a\n  action: drop\n-\n");

    assertThat(rules).hasSize(3);
    assertThat(rules.get(0).knows(Part.ACTION)).isEqualTo(false);
    assertThat(rules.get(1).action()).isEqualTo(RelabelAction.DROP);
    assertThat(rules.get(2).knows(Part.ACTION)).isEqualTo(false);
  }

  @Test
  void readsANullAsNoRulesAndATemplateAsOneUnknown() {
    assertThat(Rules.raw("~")).isEmpty();
    assertThat(Rules.raw("[]")).isEmpty();
    assertThat(Rules.raw("'{{ toYaml .Values.rules }}'")).hasSize(1);
    assertThat(Rules.raw("{action: keep}")).hasSize(1);
  }

  @Test
  void tellsWhereEachPartIsWritten() {
    RelabelRule rule = Rules.raw("- action: drop\n  regex: go_.*\n").get(0);

    assertThat(rule.origin().span()).hasToString("rules.yaml:1:3");
    assertThat(rule.originOf(Part.REGEX).span().text()).isEqualTo("go_.*");
    assertThat(rule.originOf(Part.ACTION).span()).hasToString("rules.yaml:1:11");
    assertThat(rule.originOf(Part.MODULUS)).isEqualTo(rule.origin());
  }

  @Test
  void survivesTextCutAnywhere() {
    String text =
        """
        - source_labels: [__name__, 'job']
          regex: "(up|go_.*);(?P<x>kube.*)"
          action: keep
        - {target_label: cluster, replacement: '${1}-{{ .x }}', modulus: 7}
        - null
        """;
    for (int end = 0; end <= text.length(); end++) {
      SourceFile file = SourceFile.of("cut.yaml", text.substring(0, end));
      for (Yaml document : YamlReader.read(file).documents()) {
        for (RelabelSyntax syntax : RelabelSyntax.values()) {
          RelabelChain chain =
              RelabelChain.of(RelabelReader.read(document, syntax), PrometheusDialect.PROMETHEUS_3);
          assertThat(chain.apply(Rules.metric("up")).verdict()).isNotNull();
        }
      }
    }
  }
}
