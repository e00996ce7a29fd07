package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Coverage.State;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cannot be seen of the files on disk is said, and what is deployed from elsewhere is read.
 */
final class UnseenFilesTest {
  private final Path top;

  UnseenFilesTest(@TempDir Path directory) throws IOException {
    this.top = directory.toRealPath();
  }

  @Test
  void kustomizationsInACircleAreSaidToIncludeThemselves() throws IOException {
    write("a/kustomization.yaml", "resources: [../b]\n");
    write("b/kustomization.yaml", "resources: [../c]\n");
    write("c/kustomization.yaml", "resources: [../b]\n");
    write("d/kustomization.yaml", "resources: [../e]\n");
    write("e/kustomization.yaml", "resources: [../d]\n");

    assertThat(render("").gaps())
        .extracting(Gap::what)
        .containsExactly(
            "`b/kustomization.yaml` includes itself", "`d/kustomization.yaml` includes itself");
  }

  @Test
  void brokenYamlBelowAKustomizationIsNotUnderstood() throws IOException {
    write("kustomization.yaml", "resources: [p.yaml]\n");
    write("p.yaml", RenderedTree.PROMETHEUS + "\nspec: {remoteWrite: [\n");

    Rendering rendering = render("");
    assertThat(rendering.syntaxErrors()).hasSize(1);
    assertThat(rendering.coverage().in(State.NOT_UNDERSTOOD))
        .extracting(entry -> entry.path() + ": " + entry.what())
        .containsExactly("p.yaml: not YAML");
  }

  @Test
  void whatIsIgnoredAndIncludedIsReadAndSaid() throws IOException {
    write(".gitignore", "/base/\n");
    write("base/kustomization.yaml", "resources: [p.yaml]\n");
    write("base/p.yaml", RenderedTree.PROMETHEUS);
    write("overlay/kustomization.yaml", "resources: [../base]\n");

    Rendering rendering = render("");
    assertThat(rendering.documents()).extracting(Document::kind).containsExactly("Prometheus");
    assertThat(rendering.gaps())
        .extracting(gap -> gap.at().span().file().path() + ": " + gap.what())
        .containsExactly(
            "base: `.gitignore` leaves this out, and `overlay/kustomization.yaml` includes it");
  }

  @Test
  void whatIsIgnoredAndIncludedByNothingIsNotSaid() throws IOException {
    write(".gitignore", "/base/\n");
    write("base/p.yaml", RenderedTree.PROMETHEUS);
    write("a.yaml", RenderedTree.PROMETHEUS);

    assertThat(render("").gaps()).isEmpty();
  }

  @Test
  void fluxDeploysADirectoryOutsideOfThePathsGiven() throws IOException {
    write(
        "clusters/x/apps.yaml",
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: apps, namespace: flux-system}
        spec: {path: ./apps/x, sourceRef: {kind: GitRepository, name: fleet}}
        """);
    write("apps/x/monitoring/p.yaml", RenderedTree.PROMETHEUS);

    Rendering rendering = render("clusters/x");
    assertThat(rendering.gaps()).isEmpty();
    assertThat(rendering.documents())
        .extracting(Document::kind)
        .containsExactly("Kustomization", "Prometheus");
  }

  private Rendering render(String path) {
    return Renderer.render(SourceTree.read(top, List.of(top.resolve(path)), other -> false));
  }

  private void write(String path, String text) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
