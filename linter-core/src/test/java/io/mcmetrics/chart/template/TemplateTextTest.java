package io.mcmetrics.chart.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.chart.template.TemplateResult.Refused;
import io.mcmetrics.chart.template.TemplateResult.Rendered;
import io.mcmetrics.chart.template.TemplateResult.Unknown;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of Helm 3.22 with the same texts and values. */
final class TemplateTextTest {
  private static final Yaml VALUES =
      YamlReader.read(
              SourceFile.of(
                  "values.yaml",
                  "global: {site: \"07\", account: 482915037746, on: true, few: 12}\nhost: a.example\nlist: [a, {b: }]"))
          .documents()
          .get(0);

  private static final TemplateData DATA =
      new TemplateData() {
        @Override
        public Found value(List<String> keys) {
          Optional<Yaml> found = VALUES.at(keys.toArray(String[]::new));
          return found.isPresent()
              ? new Found.Node(found.get())
              : keys.get(0).equals("chart")
                  ? new Found.Unknown()
                  : keys.equals(List.of("shared")) ? new Found.OfChart() : new Found.Nothing();
        }

        @Override
        public String builtIn(String name) {
          return name.equals("Release.Name") ? "web" : "";
        }

        @Override
        public boolean mayDefine(String template) {
          return template.startsWith("app.");
        }
      };

  private static TemplateResult rendered(String text) {
    return TemplateText.rendered(text, DATA);
  }

  @ParameterizedTest
  @CsvSource({
    "http://{{ .Values.host }}/x, http://a.example/x",
    "{{ $.Values.global.site }}, 07",
    "{{ .Values.global.account }}, 4.82915037746e+11",
    "{{ .Values.global.account | int64 }}, 482915037746",
    "{{ int .Values.global.few }}{{ .Values.global.few }}, 1212",
    "{{ .Values.global.on }}, true",
    "{{ .Values.host | quote }}, '\"a.example\"'",
    "{{ .Values.host | upper }}, A.EXAMPLE",
    "{{ .Values.absent | default \"b\" }}, b",
    "{{ .Values.global }}, map[account:4.82915037746e+11 few:12 on:true site:07]",
    "{{ .Values.list }}, [a map[b:<nil>]]",
    "{{ .Release.Name }}-x, web-x",
    "a {{- .Values.host -}} b, aa.exampleb",
  })
  void comesToWhatHelmMakesOfIt(String text, String expected) {
    assertThat(rendered(text)).isInstanceOf(Rendered.class);
    assertThat(((Rendered) rendered(text)).text()).isEqualTo(expected);
  }

  @Test
  void saysWhatNobodySetsAndWhatIsLarge() {
    assertThat(rendered("x{{ .Values.absent }}"))
        .isEqualTo(new Rendered("x", false, ".Values.absent"));
    assertThat(rendered("x{{ .Values.shared.absent }}"))
        .isEqualTo(new Rendered("x", false, ".Values.shared.absent"));
    assertThat(rendered("{{ .Values.shared }}")).isEqualTo(new Unknown());
    assertThat(((Rendered) rendered("{{ .Values.global.account }}")).large()).isTrue();
    assertThat(((Rendered) rendered("{{ .Values.absent | default \"b\" }}")).missing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "{{ .Values.fleet.host }}, .Values.fleet",
    "{{ .Values.host.name }}, is no mapping",
    "{{ include \"fleet.url\" . }}, there is no template `fleet.url`",
    "{{ $labels.instance }}, undefined variable `$labels`",
    "{{ required \"say where\" .Values.absent }}, say where",
  })
  void isRefusedWhereHelmEnds(String text, String why) {
    assertThat(rendered(text)).isInstanceOf(Refused.class);
    assertThat(((Refused) rendered(text)).why()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ include \"app.fullname\" . }}",
        "{{ .Values.chart.replicas }}",
        "{{ if .Values.host }}x{{ end }}",
        "{{ .Values.host | sha256sum }}",
        "{{ printf \"%s\" .Values.host }}",
        "{{ $x := 1 }}",
      })
  void isNotKnownWhereOnlyHelmCanTell(String text) {
    assertThat(rendered(text)).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "100000, 100000",
    "1000000, 1e+06",
    "1234567, 1.234567e+06",
    "0.00001, 1e-05",
    "3.5, 3.5"
  })
  void numbersArePrintedAsGoPrintsThem(double number, String printed) {
    assertThat(GoNumber.printed(number)).isEqualTo(printed);
  }
}
