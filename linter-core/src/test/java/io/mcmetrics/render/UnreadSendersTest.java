package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnreadSendersTest {
  private static final String WRITES =
      "remote_write:\n  - url: http://receive.example/api/v1/receive\n";

  private final Path root;

  UnreadSendersTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void namesTheLineInFilesThatAreNotEvaluated() throws IOException {
    write("prometheus/prometheus.yml.example", "global: {}\n" + WRITES);
    write("modules/agent/values.yaml.tftpl", "a: ${b}\nremoteWrite:\n- url: ${url}\n");
    write("edge.libsonnet", "{\n  spec+: { remoteWrite: [{ url: $.url }] },\n}\n");
    write(
        "compose.yaml",
        "services:\n  load:\n    environment:\n      K6_PROMETHEUS_RW_SERVER_URL: http://x\n");
    write(
        "tempo.yaml",
        "metrics_generator:\n  storage:\n    path: /x\n    remote_write: [{url: http://x}]\n");

    assertThat(places())
        .containsExactly(
            "compose.yaml:4:7",
            "edge.libsonnet:2:12",
            "modules/agent/values.yaml.tftpl:2:1",
            "prometheus/prometheus.yml.example:2:1",
            "tempo.yaml:4:5");
  }

  @Test
  void passesOverWhatIsInACommentOfSeveralLines() throws IOException {
    String writing = "locals {\n  a = { remoteWrite = [{ url = var.url }] }\n}\n";
    write("gone/main.tf", "/*\n" + writing + "*/\n");
    write("half/main.tf", "/*\n" + writing + "*/\n" + writing);
    write("glob/main.tf", "a = \"x/*\"\n" + writing + "b = \"*/\"\n");

    assertThat(places()).containsExactly("glob/main.tf:3:9", "half/main.tf:7:9");
  }

  @Test
  void isSilentAboutWhatIsRead() throws IOException {
    write("prometheus.yml", "global: {scrape_interval: 1m}\n" + WRITES);
    write("edge.alloy", "prometheus.remote_write \"x\" {\n  endpoint { url = \"http://x\" }\n}\n");
    write(
        "agent.yaml",
        """
        apiVersion: monitoring.coreos.com/v1alpha1
        kind: PrometheusAgent
        metadata: {name: a}
        spec: {remoteWrite: [{url: http://x}]}
        """);

    assertThat(places()).isEmpty();
  }

  @Test
  void isSilentAboutWhatOnlyDescribesASender() throws IOException {
    write("README.md", WRITES);
    write("docs/example.conf", WRITES);
    write("vendor/prometheus.libsonnet", "{ remoteWrite: [{}] }");
    write(
        "values.schema.json",
        "{\"$schema\": \"http://json-schema.org/x\", \"a\": {\"remoteWrite\": {}}}");
    write(
        "dashboard.json",
        "{\"title\": \"remote_write\", \"schemaVersion\": 1, \"panels\": [{\"expr\": \"remote_write\"}]}");
    write(
        "rules.yaml",
        "groups:\n- name: a\n  rules:\n  - alert: b\n    annotations: {text: see remote_write}\n");

    assertThat(places()).isEmpty();
  }

  @Test
  void countsOtherTextsNotAsFilesOfTheTree() throws IOException {
    write("main.tf", "remote_write = [var.url]\n");

    SourceTree tree = SourceTree.read(root, List.of(root), path -> false);

    assertThat(tree.givenFiles()).isEmpty();
    assertThat(tree.otherTexts()).containsExactly("main.tf");
    assertThat(Renderer.render(tree).coverage().fileCount()).isZero();
  }

  private List<String> places() {
    SourceTree tree = SourceTree.read(root, List.of(root), path -> false);
    return Renderer.render(tree).gaps().stream()
        .filter(Gap::mayBeSender)
        .map(gap -> gap.at().span().toString())
        .toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
