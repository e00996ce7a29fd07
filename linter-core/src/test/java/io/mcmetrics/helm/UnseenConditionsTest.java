package io.mcmetrics.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import org.junit.jupiter.api.Test;

final class UnseenConditionsTest {
  @Test
  void findsASwitchWithinOrBesideTheValuesOfASubChart() {
    assertThat(areOff("kube-prometheus-stack: {enabled: false}")).isTrue();
    assertThat(areOff("kube-prometheus-stack: {install: false}")).isTrue();
    assertThat(areOff("{enablePrometheusStack: false, kube-prometheus-stack: {a: 1}}")).isTrue();
    assertThat(areOff("{prometheusStackEnabled: false, kube-prometheus-stack: {a: 1}}")).isTrue();
    assertThat(areOff("{tags: {kubePrometheusStack: false}, kube-prometheus-stack: {a: 1}}"))
        .isTrue();
  }

  @Test
  void takesNoOtherSwitchForOne() {
    assertThat(areOff("kube-prometheus-stack: {enabled: true}")).isFalse();
    assertThat(areOff("{enablePrometheusStack: true, kube-prometheus-stack: {a: 1}}")).isFalse();
    assertThat(areOff("{enableServiceMonitors: false, kube-prometheus-stack: {a: 1}}")).isFalse();
    assertThat(areOff("{enablePrometheus: {a: false}, kube-prometheus-stack: {a: 1}}")).isFalse();
    assertThat(areOff("{tags: {grafana: false}, kube-prometheus-stack: {a: 1}}")).isFalse();
  }

  private static boolean areOff(String values) {
    YamlMapping root =
        (YamlMapping) YamlReader.read(SourceFile.of("values.yaml", values)).documents().get(0);
    String key = "kube-prometheus-stack";
    return UnseenConditions.in(root).turnOff(key, root.mappingAt(key).orElseThrow());
  }
}
