package io.mcmetrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdicts are those of {@code config.LoadFile} of Prometheus 3.16. */
final class ConfigurationCheckTest {
  private static final Loader NEWEST = new Loader(Optional.of(Loader.NEWEST), false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "global: {scrape_interval: 5s}",
        "global: {scrape_interval: 0s, scrape_timeout: 30s}",
        "global: {external_labels: {zone: 007, empty: }}",
        "global: {sample_limit: 5e3, body_size_limit: 1.5GiB, extra_scrape_metrics: on}",
        "scrape_configs: [{job_name: 5, basic_auth: , authorization: {credentials: a}}]",
        "scrape_configs: [{job_name: a, tls_config: {min_version: TLS12}, proxy_url: ''}]",
        "scrape_configs: [{job_name: a, params: {module: [x]}, kubernetes_sd_configs: [{role: pod}]}]",
        "remote_write: [{url: http://a, remote_timeout: 10s, <<: {url: http://b}}]",
        "remote_write: [{url: ''}]",
        "scrape_configs: [{job_name: a, stackit_sd_configs: [{project: b}]}]",
        "scrape_configs: [{job_name: a, stackit_sd_configs: [{}]}]",
        "scrape_configs: [{job_name: a, relabel_configs: [{action: '~', target_label: y}]}]",
        "remote_read: ~"
      })
  void takesWhatPrometheusLoads(String yaml) {
    assertThat(faults(yaml, NEWEST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- a                                                         | cannot unmarshal !!seq into",
        "global: {rule_query_offset: 30s5m}                          | not a valid duration string",
        "global: {rule_query_offset: 30}                             | not a valid duration string",
        "global: {sample_limit: '5'}                                 | cannot unmarshal !!str `5` into uint",
        "global: {body_size_limit: 10}                               | units: invalid 10",
        "global: {scrape_protocols: []}                              | scrape_protocols cannot be empty",
        "global: {external_labels: {<<: {a: b}, a: c}}               | key \"a\" already set in map",
        "scrape_configs: [{scrape_interval: 1m}]                     | job_name is empty",
        "scrape_configs: [{job_name: a}, {job_name: a}]              | found multiple scrape configs",
        "scrape_configs: [{job_name: a, scrape_timeout: 2m}]         | scrape timeout greater",
        "scrape_configs: [{job_name: a, no_proxy: x}]                | if no_proxy is configured",
        "scrape_configs: [{job_name: a, http_headers: {Host: {}}}]   | is not allowed",
        "scrape_configs: [{job_name: a, dns_sd_configs: [{names: [x], type: A}]}] | a port is required",
        "scrape_configs: [{job_name: a, kubernetes_sd_configs: [{role: pod, proxy_url: ''}]}] | provide the 'api_server' URL",
        "scrape_configs: [{job_name: a, kubernetes_sd_configs: [{role: pod, selectors: [null]}]}] | pod role supports only pod, node",
        "scrape_configs: [{job_name: a, ec2_sd_configs: [{region: b, filters: [{name: c, values: null}]}]}] | filter values cannot be empty",
        "storage: {tsdb: {retention: {percentage: .inf}}}            | must be in the range [0, 100]",
        "scrape_configs: [{job_name: a, stackit_sd_configs: [{region: ''}]}] | endpoint and region missing",
        "remote_write: {url: http://a}                               | cannot unmarshal !!map into",
        "remote_write: [null]                                        | empty or null remote write",
        "remote_write: [{url: http://a, name: x}, {url: http://b, name: x}] | found multiple remote write",
        "otlp: {translation_strategy: none}                          | unsupported OTLP translation",
        "tracing: {insecure: true}                                   | tracing endpoint must be set",
        "rule_files: [/etc/*/a.yml]                                  | invalid rule file path",
        "alerting: {alert_relabel_configs: [{action: x}]}            | unknown relabel action"
      })
  void refusesWhatPrometheusRefuses(String yaml, String message) {
    assertThat(faults(yaml, NEWEST)).hasSize(1);
    assertThat(faults(yaml, NEWEST).get(0).message()).contains(message);
    assertThat(faults(yaml, NEWEST).get(0).confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void knowsWhatAReleaseHas() {
    String yaml = "scrape_configs: [{job_name: a, scrape_classic_histograms: true}]";
    assertThat(faults(yaml, release(2, 53))).isEmpty();
    assertThat(faults(yaml, release(3, 5)))
        .extracting(LoadFault::message)
        .containsExactly(
            "field scrape_classic_histograms not found in type config.ScrapeConfig since 3.0");
    assertThat(faults(yaml, Loader.UNKNOWN))
        .extracting(LoadFault::confidence)
        .containsExactly(Confidence.POSSIBLE);
  }

  @Test
  void saysNothingOfKeysOfReleasesThatAreNotRead() {
    assertThat(faults("global: {key_of_tomorrow: 1}", release(3, 40))).isEmpty();
  }

  @Test
  void asksForOldNamesWhereTheConfigurationDoes() {
    String yaml =
        "global: {metric_name_validation_scheme: legacy}\n"
            + "scrape_configs: [{job_name: a, relabel_configs: [{target_label: b.c}]}]";
    assertThat(faults(yaml, NEWEST)).hasSize(1);
    assertThat(faults(yaml, release(3, 5))).isEmpty();
    assertThat(faults(yaml, Loader.UNKNOWN))
        .extracting(LoadFault::confidence)
        .containsExactly(Confidence.POSSIBLE);
  }

  @Test
  void keepsRulesAndAlertsFromAnAgent() {
    String yaml = "rule_files: [a.yml]\nalerting: {alertmanagers: [{}]}\nremote_read: []";
    Loader agent = new Loader(Optional.of(Loader.NEWEST), true);
    assertThat(faults(yaml, agent))
        .extracting(LoadFault::message)
        .containsExactly(
            "field alerting is not allowed in agent mode",
            "field rule_files is not allowed in agent mode");
  }

  @Test
  void judgesNoPlaceholder() {
    String yaml =
        "global: {scrape_timeout: '${T}', scrape_interval: 1s}\n"
            + "scrape_configs: ['${JOBS}', {job_name: '${J}', relabel_configs: '${R}'}]";
    assertThat(faults(yaml, NEWEST)).isEmpty();
  }

  private static Loader release(int major, int minor) {
    return new Loader(Optional.of(new MinorVersion(major, minor)), false);
  }

  private static List<LoadFault> faults(String yaml, Loader loader) {
    SourceFile file = SourceFile.of("prometheus.yml", yaml + "\n");
    return ConfigurationCheck.faults(YamlReader.readAsWritten(file).documents().get(0), loader);
  }
}
