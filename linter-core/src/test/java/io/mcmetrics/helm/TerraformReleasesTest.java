package io.mcmetrics.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.helm.TerraformReleases.Release;
import io.mcmetrics.render.Trees;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TerraformReleasesTest {
  private static final String VALUES =
      "server:\n  remoteWrite:\n  - queue_config: {max_shards: 4}\n";

  private static final String RELEASE =
      """
      resource "helm_release" "other" {
        chart = "grafana"
      }

      resource "helm_release" "metrics" {
        name       = "metrics"
        chart      = "prometheus"
        repository = "https://charts.example.org"
        version    = "25.1.0"
        namespace  = var.namespace
        values     = [file("${path.module}/values/metrics.yaml")]

        set {
          name  = "server.remoteWrite[0].url"
          value = "${aws_prometheus_workspace.one.prometheus_endpoint}api/v1/remote_write"
        }

        set {
          name  = "server.global.external_labels.cluster\\\\.name"
          value = "lyon"
        }
      }
      """;

  private final Path root;

  TerraformReleasesTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void layWhatIsSetOverTheFile() throws IOException {
    YamlMapping values = release(RELEASE).orElseThrow().values();
    YamlMapping write =
        (YamlMapping) values.mappingAt("server").orElseThrow().itemsAt("remoteWrite").get(0);

    assertThat(write.scalarAt("url").orElseThrow().isUnknown()).isTrue();
    assertThat(write.mappingAt("queue_config")).isPresent();
    assertThat(values.text("server", "global", "external_labels", "cluster.name").isKnown("lyon"))
        .isTrue();
  }

  @Test
  void nameTheChart() throws IOException {
    Release release = release(RELEASE).orElseThrow();

    assertThat(release.use().chart()).isEqualTo("prometheus");
    assertThat(release.use().release()).isEqualTo("metrics");
    assertThat(release.use().version()).isEqualTo("25.1.0");
    assertThat(release.use().namespace()).isEmpty();
    assertThat(release.isWhole()).isTrue();
  }

  @Test
  void areNotWholeBesideOtherLayers() throws IOException {
    String more = RELEASE.replace("metrics.yaml\")]", "metrics.yaml\"), yamlencode(local.more)]");

    assertThat(release(more).orElseThrow().isWhole()).isFalse();
  }

  @Test
  void areNoneOfAnotherFile() throws IOException {
    assertThat(release(RELEASE.replace("values/metrics", "values/logs"))).isEmpty();
    assertThat(release("module \"metrics\" {\n  values = file(\"values/metrics.yaml\")\n}\n"))
        .isEmpty();
  }

  private Optional<Release> release(String terraform) throws IOException {
    Files.createDirectories(root.resolve("values"));
    Files.writeString(root.resolve("values/metrics.yaml"), VALUES);
    Files.writeString(root.resolve("main.tf"), terraform);
    SourceTree tree = SourceTree.read(root, List.of(root), path -> false);
    SourceFile file = tree.find("values/metrics.yaml").orElseThrow();
    return new TerraformReleases(tree).of(file, Trees.mapping(file.path(), VALUES));
  }
}
