package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Coverage.Entry;
import io.mcmetrics.document.Coverage.State;
import io.mcmetrics.gitops.GitOpsFiles;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CoverageTest {
  private static final Path TESTDATA = Path.of(System.getProperty("mcmetrics.testdata"));

  /** A directory with repositories of any kind, to see that the sums hold there as well. */
  private static final String REPOSITORIES = System.getProperty("mcmetrics.repositories", "");

  private static final String PROMETHEUS =
      "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: k8s}\n";

  @Test
  void findsTheValuesThatNoKustomizationLists() {
    Path fleet = TESTDATA.resolve("fleets/forgotten-values");
    Coverage coverage =
        Renderer.render(SourceTree.read(fleet, List.of(fleet), path -> false)).coverage();
    assertThat(coverage.in(State.UNREFERENCED))
        .extracting(Entry::path)
        .containsExactly(
            "overlays/busan/values-patch.yaml",
            "overlays/daegu/values-patch.yaml",
            "overlays/incheon/values-patch.yaml",
            "overlays/seoul/values-patch.yaml");
    assertThat(coverage.in(State.UNREFERENCED))
        .allMatch(entry -> entry.what().equals("values of kube-prometheus-stack"))
        .allMatch(entry -> entry.by().endsWith("/kustomization.yaml"));
  }

  @Test
  void saysWhatEachFileIsToWhom() {
    assertThat(
            words(
                "base/kustomization.yaml",
                "resources: [p.yaml]\n",
                "base/p.yaml",
                PROMETHEUS,
                "o/kustomization.yaml",
                """
                resources: [../base]
                patches: [{path: patch.yaml}]
                configMapGenerator: [{name: c, files: [dashboard.json]}]
                helmCharts: [{name: stack, valuesFile: v.yaml}]
                """,
                "o/patch.yaml",
                PROMETHEUS,
                "o/dashboard.json",
                "{}",
                "o/v.yaml",
                "a: 1\n",
                "lone/prometheus.yml",
                "scrape_configs: [{job_name: a}]\n",
                "other/package.json",
                "{\"a\": 1}",
                "other/broken.yaml",
                "a: [\n"))
        .containsExactly(
            "base/kustomization.yaml: REACHED kustomization by o/kustomization.yaml",
            "base/p.yaml: REACHED resource by base/kustomization.yaml",
            "lone/prometheus.yml: REACHED deployed by itself",
            "o/dashboard.json: REACHED generator file by o/kustomization.yaml",
            "o/kustomization.yaml: REACHED kustomization",
            "o/patch.yaml: REACHED patch by o/kustomization.yaml",
            "o/v.yaml: REACHED values by o/kustomization.yaml",
            "other/broken.yaml: NOT_UNDERSTOOD not YAML",
            "other/package.json: NOT_UNDERSTOOD no kind of file that the linter knows");
  }

  @Test
  void tellsAPatchFromAManifestThatNobodyLists() {
    assertThat(
            words(
                "kustomization.yaml",
                "resources: [p.yaml]\n# - left-out.yaml\n",
                "p.yaml",
                PROMETHEUS,
                "forgotten.yaml",
                PROMETHEUS + "spec: {replicas: 2}\n",
                "left-out.yaml",
                PROMETHEUS.replace("k8s", "other"),
                "patch.json",
                "[{\"op\": \"remove\", \"path\": \"/spec\"}]"))
        .contains(
            "forgotten.yaml: UNREFERENCED a patch of Prometheus/k8s by kustomization.yaml",
            "left-out.yaml: UNREFERENCED the manifest of Prometheus/other, commented out by"
                + " kustomization.yaml",
            "patch.json: UNREFERENCED a JSON patch by kustomization.yaml");
  }

  @Test
  void leavesAloneWhatIsUsedByOtherMeans() {
    assertThat(
            words(
                "o/kustomization.yaml",
                "resources: [p.yaml]\n",
                "o/p.yaml",
                PROMETHEUS,
                "o/values.yaml",
                "prometheus: {prometheusSpec: {replicas: 1}}\n",
                "o/Makefile",
                "install:\n\thelm install -f values.yaml stack\n",
                "o/values.example.yaml",
                "prometheus: {prometheusSpec: {replicas: 1}}\n",
                "chart/Chart.yaml",
                "name: c\n",
                "chart/values.yaml",
                "prometheus: {prometheusSpec: {replicas: 1}}\n",
                "lone/values.yaml",
                "prometheus: {prometheusSpec: {replicas: 1}}\n"))
        .contains(
            "o/values.yaml: ELSEWHERE named by what is not followed by o/Makefile",
            "o/values.example.yaml: ELSEWHERE an example or a template by its name",
            "chart/values.yaml: REACHED deployed by itself",
            "lone/values.yaml: REACHED deployed by itself")
        .noneMatch(line -> line.contains("UNREFERENCED"));
  }

  @Test
  void knowsWhatPluginsTake() {
    assertThat(
            words(
                "o/kustomization.yaml",
                "resources: [p.yaml]\ntransformers: [t/more.yaml]\n",
                "o/p.yaml",
                PROMETHEUS,
                "o/patch.yaml",
                PROMETHEUS,
                "o/t/more.yaml",
                "{apiVersion: builtin, kind: PatchTransformer, path: patch.yaml}"))
        .containsExactly(
            "o/kustomization.yaml: REACHED kustomization",
            "o/p.yaml: REACHED resource by o/kustomization.yaml",
            "o/patch.yaml: REACHED patch by o/t/more.yaml",
            "o/t/more.yaml: REACHED plugin by o/kustomization.yaml");
  }

  @Test
  void knowsWhatArgoCdTakesFromADirectory() {
    assertThat(
            words(
                "apps/app.yaml",
                GitOpsFiles.application(
                    "a",
                    """
                    source: {path: manifests}
                    """),
                "manifests/p.yaml",
                PROMETHEUS))
        .contains("manifests/p.yaml: REACHED manifest by apps/app.yaml");
  }

  @Test
  void knowsWhoTakesTheValuesOfAChart() {
    assertThat(
            words(
                "apps/app.yaml",
                GitOpsFiles.application(
                    "a",
                    """
                    source: {path: charts/a, helm: {valueFiles: ['../../envs/*.yaml']}}
                    """),
                "charts/a/Chart.yaml",
                "name: a\n",
                "charts/b/Chart.yaml",
                "name: b\n",
                "charts/b/values.yaml",
                "prometheus: {}\n",
                "envs/edge.yaml",
                "prometheus: {}\n",
                "releases/b.yaml",
                GitOpsFiles.helmRelease(
                    "b",
                    "chart: {spec: {chart: charts/b, sourceRef: {kind: GitRepository, name: x}}}")))
        .contains(
            "charts/a/Chart.yaml: REACHED values by apps/app.yaml",
            "charts/b/values.yaml: REACHED values by releases/b.yaml",
            "envs/edge.yaml: REACHED values by apps/app.yaml");
  }

  @TestFactory
  Stream<DynamicTest> putsEachFileDownOnce() throws IOException {
    List<Path> trees = new ArrayList<>(directoriesIn(TESTDATA.resolve("fleets")));
    trees.addAll(directoriesIn(TESTDATA.resolve("render")));
    trees.addAll(directoriesIn(TESTDATA.resolve("rules")));
    if (!REPOSITORIES.isEmpty()) {
      trees.addAll(directoriesIn(Path.of(REPOSITORIES)));
    }
    return trees.stream()
        .map(tree -> DynamicTest.dynamicTest(tree.getFileName().toString(), () -> check(tree)));
  }

  private static List<Path> directoriesIn(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void check(Path root) {
    SourceTree tree = SourceTree.read(root, List.of(root), path -> false);
    Coverage coverage = Renderer.render(tree).coverage();
    List<String> looked = new ArrayList<>();
    tree.givenFiles().forEach(file -> looked.add(file.path()));
    tree.leftOut().forEach(file -> looked.add(file.path()));
    tree.retired().forEach(folder -> looked.addAll(folder.files()));
    assertThat(coverage.entries())
        .extracting(Entry::path)
        .containsExactlyElementsOf(looked.stream().sorted().toList());
    int sum = Stream.of(State.values()).mapToInt(coverage::count).sum();
    assertThat(sum).isEqualTo(looked.size());
    assertThat(coverage.fileCount()).isEqualTo(tree.givenFiles().size());
  }

  private static List<String> words(String... pathsAndTexts) {
    return Renderer.render(Trees.of(pathsAndTexts)).coverage().entries().stream()
        .map(CoverageTest::words)
        .toList();
  }

  private static String words(Entry entry) {
    String by = entry.by().isEmpty() ? "" : " by " + entry.by();
    return entry.path() + ": " + entry.state() + " " + entry.what() + by;
  }
}
