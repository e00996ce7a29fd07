package io.mcmetrics.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.mcmetrics.report.PrintedCharacter;
import io.mcmetrics.report.finding.Sample;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportMaskTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void hidesTheValuesOfHeadersBelowTheirKey() {
    SourceFile file =
        SourceFile.of(
            "a.yaml",
            "headers:\n  X-Pass: abc\n  X-Scope-OrgID: edge\n  X-Set: ${FROM_CI}\nother: abc\n");
    assertThat(shown(file, 2)).isEqualTo("  X-Pass: ***");
    assertThat(shown(file, 3)).isEqualTo("  X-Scope-OrgID: edge");
    assertThat(shown(file, 4)).isEqualTo("  X-Set: ${FROM_CI}");
    assertThat(shown(file, 5)).isEqualTo("other: abc");
  }

  @Test
  void hidesWhatATabPutsBelowTheDataOfASecret() {
    SourceFile file =
        SourceFile.of("a.yaml", "kind: Secret\nstringData:\n  a: xyzzy1\n\tb: xyzzy2\n");
    assertThat(shown(file, 3)).doesNotContain("xyzzy1");
    assertThat(shown(file, 4)).doesNotContain("xyzzy2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\0',
      value = {
        "password: hunter2 # why → password: *** # ***",
        "- bearerToken: \"a \\\" b\" # why → - bearerToken: *** # ***",
        "{user: a, client_secret: 'it''s', url: b} → {user: a, client_secret: ***'s', url: b}",
        "\"apiKey\":\"x y\",\"a\":1 → \"apiKey\":***,\"a\":1",
        "\\\"access_key\\\":\\\"x\\\",\\\"a\\\" → \\\"access_key\\\":***,\\\"a\\\"",
        "Authorization: Bearer abc → Authorization: ***",
        "url: https://me:p@ss@host/a@b → url: https://***@host/a@b",
        "url: edge:hunter2@host/api → url: ***@host/api",
        "url: https//edge:hunter2@host/api → url: https//***@host/api",
        "url: https:/edge:hunter2@host/api → url: https:/***@host/api",
        "url: \"https://edge:hun/ter2@host/api\" → url: \"https://***@host/api\"",
        "url: https://host/api?sig=abc1&key=abc2&x=y → url: https://host/api?sig=***&key=***&x=y",
        "tls_config: {key: \"-----BEGIN PRIVATE KEY-----x\"} → tls_config: {key: \"***\"}",
        "type: \"Bearer abcd1234\" → type: \"Bearer ***\"",
        "proxy_set_header X-Api-Key abcd; # why → proxy_set_header X-Api-Key ***; # why",
        "basic_auth: \"me:hunter2\" → basic_auth: ***",
        "url: https://host/?token=abc&a=b → url: https://host/?token=***&a=b",
        "\"tokens\":[\"a\"],\"b\":2 → \"tokens\":***],\"b\":2",
        "passwd: &anchor x y → passwd: ***",
        "headers: {X-Pass: abc, THANOS-TENANT: edge} → headers: {X-Pass: ***, THANOS-TENANT: edge}",
        "headers = { \"X-Pass\" = \"abc\" } → headers = { \"X-Pass\" = *** }",
        "- https://git.test/Some/project/releases/download/v0.64.0/install-all-of-it.yaml → - https://git.test/Some/project/releases/download/v0.64.0/install-all-of-it.yaml",
        "prometheus.yaml: cmVtb3RlX3dyaXRlOgogIC0gdXJsOiBodHRwczovL3JlY2VpdmUudGVzdC8K → prometheus.yaml: ***",
      })
  void hidesWhatStandsAtTheKeyOfASecret(String line, String shown) {
    assertThat(shown(SourceFile.of("a.yaml", line), 1)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\0',
      value = {
        "automountServiceAccountToken: false",
        "\"secureJsonFields\":{\"token\":true},\"title\":\"x\"",
        "secretName: thanos-tls",
        "credentials_file: /etc/token",
        "secretKeyRef: {name: a, key: b}",
        "password: ${PASSWORD}",
        "token: *shared # of the base",
        "kind: Secret",
        "image: vault-secret:1.2",
        "private_key: |",
        "url: https://host/a@b",
        "url: https://host:8080/a@b",
        "image: registry.test:5000/thanos:v0.39.2@sha256:0123",
        "proxy_set_header THANOS-TENANT edge-01;",
        "proxy_set_header X-Real-IP $remote_addr;",
        "it uses basic authentication",
        "path: components/monitoring/prometheus/production/base/federation",
        "image: quay.io/x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      })
  void showsWhatIsNone(String line) {
    assertThat(shown(SourceFile.of("a.yaml", line), 1)).isEqualTo(line);
  }

  @Test
  void hidesTheLinesOfASecretText() {
    SourceFile file =
        Sample.file(
            "tls:",
            "  private_key: |",
            "    -----BEGIN-----",
            "",
            "    abc: def",
            "  cert: |",
            "    shown");

    assertThat(shown(file, 3)).isEqualTo("    ***");
    assertThat(shown(file, 5)).isEqualTo("    ***");
    assertThat(shown(file, 7)).isEqualTo("    shown");
  }

  @Test
  void hidesTheItemsOfASecretList() {
    SourceFile file = Sample.file("tokens:", "- abc", "next: shown");

    assertThat(shown(file, 2)).isEqualTo("***");
    assertThat(shown(file, 3)).isEqualTo("next: shown");
  }

  @Test
  void hidesTheDataOfASecretThatStandsInClear() {
    SourceFile file =
        SourceFile.of(
            "a.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: values}
            stringData:
              values.yaml: |
                externalLabels:
                  cluster: hidden-one
            ---
            kind: ConfigMap
            data:
              values.yaml: |
                externalLabels:
                  cluster: shown-one
            """);

    assertThat(shown(file, 7)).isEqualTo("      ***");
    assertThat(shown(file, 13)).isEqualTo("      cluster: shown-one");
    Span line = new Span(file, file.startOfLine(7), file.startOfLine(8) - 1);
    assertThat(ReportMask.near(List.of(line)).mask("both are called `hidden-one`"))
        .isEqualTo("both are called `***`");
  }

  @Test
  void hidesWhatGrafanaIsToKeepSecret() {
    SourceFile file =
        SourceFile.of("a.yaml", "secureJsonData:\n  httpHeaderValue1: abc\njsonData:\n  a: b\n");

    assertThat(shown(file, 2)).isEqualTo("  ***");
    assertThat(shown(file, 4)).isEqualTo("  a: b");
  }

  @Test
  void showsWhereASecretIsToBeFound() {
    SourceFile file = Sample.file("passwordSecret:", "  name: grafana", "  key: admin");

    assertThat(shown(file, 2)).isEqualTo("  name: grafana");
  }

  @Test
  void hidesTheValueOfASecretVariable() {
    SourceFile file = Sample.file("env:", "- name: DB_PASSWORD", "  value: hunter2");

    assertThat(shown(file, 3)).isEqualTo("  value: ***");
  }

  @Test
  void hidesInMessagesWhatIsSecretInTheLines() {
    SourceFile file = Sample.file("password: 'hunter2'", "other: 1");

    assertThat(
            ReportMask.near(List.of(Sample.at(file, "password").span())).mask("why hunter2 here"))
        .isEqualTo("why *** here");
    assertThat(ReportMask.near(List.of(Sample.at(file, "other").span())).mask("why hunter2 here"))
        .isEqualTo("why hunter2 here");
  }

  @Test
  void hidesInMessagesWhatIsSecretByItsPlace() {
    ReportMask none = ReportMask.near(List.of(Span.startOf(Sample.file(""))));

    assertThat(none.mask("no token: `password: a` at https://u:p@h and `b`"))
        .isEqualTo("no token: `password: ***` at https://***@h and `b`");
  }

  @Test
  void isFastOnHugeLines() {
    String many = "\"token\":\"a\",http://b,".repeat(100_000);
    String unbroken = "x".repeat(2_000_000) + "token".repeat(100_000);

    assertThat(assertTimeout(LIMIT, () -> SecretText.in(many, false))).hasSize(100_000);
    assertThat(assertTimeout(LIMIT, () -> SecretText.in(unbroken, false))).isEmpty();
  }

  private static String shown(SourceFile file, int line) {
    StringBuilder shown = new StringBuilder();
    PrintedCharacter.of(file.line(line), ReportMask.in(file, line))
        .forEach(cell -> shown.append(cell.shown()));
    return shown.toString();
  }
}
