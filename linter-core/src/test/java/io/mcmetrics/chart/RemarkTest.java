package io.mcmetrics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.chart.ChartSheet.KnownBy;
import io.mcmetrics.source.SourceFile;
import org.junit.jupiter.api.Test;

/** What sheets say of values that end badly. */
final class RemarkTest {
  private static final String KEYS =
      "keys: {file: kube-prometheus-stack.txt, vital: [remoteWrite], told: [prometheus.told]}";

  @Test
  void aTypeThatTemplatesDoNotTakeIsRefusedOnItsCondition() {
    String sheet = "refused:\n  - $when: a.enabled\n    \"null\": [a.b]\n    text: [a.c]";
    assertThat(Sheets.remarks(sheet, "a:\n  enabled: true\n  b:\n  c: x", ""))
        .hasSize(2)
        .allMatch(remark -> remark.contains("Helm ends with an error"))
        .anyMatch(remark -> remark.startsWith("3 refused: `a.b` is null"))
        .anyMatch(remark -> remark.startsWith("4 refused: `a.c` is a text"));
    assertThat(Sheets.remarks(sheet, "a: {b: null, c: x}", "")).isEmpty();
  }

  @Test
  void theSchemaOfAChartAsksForTypes() {
    String sheet = "schema: {text: [a.b], number: [a.c]}";
    assertThat(Sheets.remarks(sheet, "a: {b: 30, c: 3}", ""))
        .containsExactly(
            "1 refused: `a.b` is a number, and the schema of the chart asks for a text: Helm ends"
                + " with an error");
  }

  @Test
  void aTextThatSaysNoIsTakenForTrue() {
    String sheet = "truths: [a.b]";
    assertThat(Sheets.remarks(sheet, "a:\n  b: \"false\"", ""))
        .containsExactly(
            "2 taken for true: `a.b` is the text `false`, and a template takes any text for true");
    assertThat(Sheets.remarks(sheet, "a: {b: false}", "")).isEmpty();
    assertThat(Sheets.remarks(sheet, "a: {b: \"true\"}", "")).isEmpty();
  }

  @Test
  void aRowSaysItsSentenceAtItsPath() {
    String sheet =
        "remarks:\n  - {$when: a and not b, about: passed over, at: a, says: '`${a}` is'}";
    assertThat(Sheets.remarks(sheet, "c: 1\na: x", "")).containsExactly("2 passed over: `x` is");
    assertThat(Sheets.remarks(sheet, "{a: x, b: 1}", "")).isEmpty();
    assertThatThrownBy(() -> Sheets.remarks("remarks: [{$when: a, to: b}]", "a: 1", ""))
        .hasMessageContaining("no key of a remark");
  }

  @Test
  void aKeyThatNoVersionHasIsNamedWithTheOneThatIsMeant() {
    assertThat(Sheets.remarks(KEYS, "prometheus:\n  prometheusSpec: {remotewrite: []}", ""))
        .containsExactly(
            "2 lost key: `app` has no key `prometheus.prometheusSpec.remotewrite`, and nobody reads"
                + " it; did you mean `prometheus.prometheusSpec.remoteWrite`?");
    assertThat(Sheets.remarks(KEYS, "prometheus: {told: 1, x-note: 1, ingress: null}", ""))
        .isEmpty();
  }

  @Test
  void aKeyOfTheAuthorsOwnIsLeftAloneWhereATemplateAsksForIt() {
    String values = "prometheus: {host: a, prometheusSpec: {externalUrl: '%s'}}";
    assertThat(Sheets.remarks(KEYS, values.formatted("{{ .Values.prometheus.host }}"), ""))
        .isEmpty();
    assertThat(Sheets.remarks(KEYS, values.formatted("http://a"), "")).hasSize(1);
  }

  @Test
  void aKeyThatCameLaterIsNamedForAnExactVersionOnly() {
    String values = "prometheus: {prometheusSpec: {scrapeClasses: []}}";
    assertThat(Sheets.remarks(KEYS, values, "58.5.0"))
        .singleElement()
        .asString()
        .contains("`app` 58.5.0 has no key `prometheus.prometheusSpec.scrapeClasses` yet");
    assertThat(Sheets.remarks(KEYS, values, "58.x")).isEmpty();
    assertThat(Sheets.remarks(KEYS, values, "61.3.0")).isEmpty();
  }

  @Test
  void aFieldThatIsPrintedBehindTheRestMayStandTwice() {
    String sheet = "documents:\n- kind: X\n  spec:\n    b: 1\n    $also: ${more?}\n";
    assertThat(
            SheetReader.read(SourceFile.of("sheet.yaml", sheet))
                .rendered(
                    Sheets.use("app", "", "web", "monitoring"),
                    Sheets.values("more: {b: 2, c: 3}"),
                    true,
                    KnownBy.NAME)
                .remarks())
        .singleElement()
        .satisfies(
            remark -> assertThat(remark.message()).startsWith("the chart prints `b` itself"));
  }
}
