package io.mcmetrics.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.FleetBuilder;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Trees;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that are called Prometheus and are those of another operator. */
final class OtherOperatorTest {
  @ParameterizedTest
  @CsvSource({
    "monitoring.coreos.com/v1, CERTAIN",
    "monitoring.rhobs/v1, CERTAIN",
    "metrics.example.org/v1, POSSIBLE"
  })
  void areReadAsWhatTheyMayBe(String version, Confidence most) {
    String text =
        "apiVersion: %s\nkind: Prometheus\nmetadata: {name: edge}\nspec:\n  remoteWrite: [{url: http://r.test/x}]\n"
            .formatted(version);

    assertThat(
            FleetBuilder.build(
                    Renderer.render(Trees.of("a.yaml", text)),
                    FleetOptions.DEFAULTS,
                    new TreeMap<>())
                .senders())
        .singleElement()
        .extracting(sender -> sender.sight().limit())
        .isEqualTo(most);
  }
}
