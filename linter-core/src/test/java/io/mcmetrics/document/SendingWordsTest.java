package io.mcmetrics.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SendingWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "remote_write:\n  - url: http://x",
        "prometheusSpec: {remoteWrite: [{url: http://x}]}",
        "prometheus.remote_write \"x\" {",
        "exporters: {prometheusremotewrite: {}, debug: {}}",
        "  prometheus_remote_write/central:",
        "K6_PROMETHEUS_RW_SERVER_URL=http://x",
        "args: [-remoteWrite.url=http://x]",
        "remote_write_url = var.url",
        "# remote_write: {}\nremoteWrite: [{}]",
        "remoteWriteUrl: http://x # as in remote_write",
      })
  void findsWhatSends(String text) {
    assertThat(SendingWords.firstIn(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scrape_configs: []",
        "# remote_write: [{url: http://x}]",
        "  // remote_write of the edge",
        "remoteWrite: []",
        "\"remoteWrite\": [],",
        "remote_write = null",
        "a: b # instead of remote_write",
        "enableRemoteWriteReceiver: true",
        "remoteWriteDashboards: true",
        "expr: prometheus_remote_write_samples_total",
        "args: [--web.enable-remote-write-receiver]",
      })
  void findsNoneElsewhere(String text) {
    assertThat(SendingWords.firstIn(text)).isEmpty();
  }
}
