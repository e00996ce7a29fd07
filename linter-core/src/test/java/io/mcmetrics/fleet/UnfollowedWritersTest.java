package io.mcmetrics.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What writes and is no sender is said to write. */
final class UnfollowedWritersTest {
  private static final String WRITES = "may send metrics by remote write and is not evaluated";

  private static List<String> gaps(String text) {
    return Fleets.of("x.yaml", text).gaps().stream().map(Gap::what).toList();
  }

  private static String of(String kind, String spec) {
    return "apiVersion: example.org/v1\nkind: %s\nmetadata: {name: x}\nspec: {%s}\n"
        .formatted(kind, spec);
  }

  @Test
  void evaluatorsOfRulesAreSaidToWriteWhereTheyDo() {
    String alert = "datasource: {url: http://vmsingle}";

    assertThat(gaps(of("VMAlert", alert))).isEmpty();
    assertThat(gaps(of("VMAlert", alert + ", remoteWrite: {url: http://vmsingle}")))
        .containsExactly(
            "the results of the rules of this VMAlert are sent by remote write, which is not"
                + " followed");
  }

  @Test
  void resourcesOfOtherOperatorsAreSaidToWrite() {
    assertThat(gaps(of("MetricsInstance", "remoteWrite: [{url: http://m/push}]")))
        .containsExactly("this MetricsInstance " + WRITES);
    assertThat(gaps(of("LokiStack", "rules: {remoteWrite: {enabled: true, url: http://m}}")))
        .containsExactly("this LokiStack " + WRITES);
    assertThat(gaps(of("LokiStack", "rules: {remoteWrite: {enabled: false}}"))).isEmpty();
    assertThat(gaps(of("MetricsInstance", "remoteWrite: []"))).isEmpty();
  }

  @Test
  void theObservabilityOfAFleetWritesWhateverIsWritten() {
    assertThat(gaps(of("MultiClusterObservability", "enableDownsampling: true")))
        .containsExactly("the agent that this MultiClusterObservability runs everywhere " + WRITES);
  }

  @Test
  void workloadsAreSaidToWriteByTheirFlagsAndVariables() {
    String pods = "selector: {}, template: {spec: {containers: [%s]}}";

    assertThat(
            gaps(
                of(
                    "Deployment",
                    pods.formatted(
                        "{image: vmalert, args: ['-remoteWrite.url=http://vmsingle:8428']}"))))
        .containsExactly("this Deployment " + WRITES);
    assertThat(
            gaps(
                of(
                    "Deployment",
                    pods.formatted(
                        "{image: k6, env: [{name: K6_PROMETHEUS_RW_SERVER_URL, value: x}]}"))))
        .containsExactly("this Deployment " + WRITES);
    assertThat(gaps(of("Deployment", pods.formatted("{image: web, args: [serve]}")))).isEmpty();
  }

  @Test
  void sendersAndSchemasAreNotSaidToWriteOnceMore() {
    assertThat(gaps(Fleets.SENDING)).isEmpty();
    assertThat(gaps(of("CustomResourceDefinition", "schema: {remoteWrite: {type: array}}")))
        .isEmpty();
  }
}
