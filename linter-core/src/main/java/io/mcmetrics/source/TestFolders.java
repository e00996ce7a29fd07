package io.mcmetrics.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The folders with the data of tests, as the programs that run the tests know them: kyverno and
 * chainsaw by a file (kyverno 1.15, cmd/cli/kubectl-kyverno/test/load.go; chainsaw 0.2, the option
 * {@code --test-file}), kuttl by steps and what they assert (kuttl 0.22, docs, Writing Your First
 * Test), gator by its suites (gatekeeper 3.20, pkg/gator/verify), charts by the folders of
 * chart-testing and helm-unittest, and Go by the name {@code testdata}.
 */
final class TestFolders {
  private static final Pattern TEST_FILE =
      Pattern.compile("(?:kyverno|chainsaw)-test\\.ya?ml|\\d+-(?:assert|errors)\\.ya?ml");

  private static final Pattern TEST_KIND =
      Pattern.compile(
          "(?m)^apiVersion:[ \\t]*[\"']?(?:cli\\.kyverno\\.io|chainsaw\\.kyverno\\.io|kuttl\\.dev"
              + "|test\\.gatekeeper\\.sh)/\\S+\\s*^kind:[ \\t]*[\"']?(?:Test|TestStep|TestAssert|Suite)\\b");

  /** What makes a folder one that is deployed, or is a chart: its tests are only a part of it. */
  private static final Set<String> LIVE =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization", "Chart.yaml");

  private TestFolders() {}

  /** Returns their paths; the root is none of them. */
  static Set<String> among(Collection<SourceFile> files) {
    Set<String> live = directories(files, LIVE);
    Set<String> charts = directories(files, Set.of("Chart.yaml"));
    Set<String> tests = new TreeSet<>();
    for (SourceFile file : files) {
      String directory = file.directory();
      boolean isOfTest = isTest(file) || isOfChart(file, charts);
      if (isOfTest && !directory.isEmpty() && !live.contains(directory)) {
        tests.add(directory);
      }
      ofGo(directory).ifPresent(tests::add);
    }
    return tests;
  }

  private static Set<String> directories(Collection<SourceFile> files, Set<String> names) {
    return files.stream()
        .filter(file -> names.contains(file.name()))
        .map(SourceFile::directory)
        .collect(Collectors.toSet());
  }

  /** The go command passes such a directory over (Go 1.25, cmd/go, help packages). */
  private static Optional<String> ofGo(String directory) {
    List<String> around = List.of(directory.split("/", -1));
    int at = around.indexOf("testdata");
    return at < 0 ? Optional.empty() : Optional.of(String.join("/", around.subList(0, at + 1)));
  }

  private static boolean isTest(SourceFile file) {
    return TEST_FILE.matcher(file.name()).matches()
        || (file.name().endsWith(".yaml") && TEST_KIND.matcher(file.text()).find());
  }

  /** {@code ct} installs a chart once with each of the values files in {@code ci}. */
  private static boolean isOfChart(SourceFile file, Set<String> charts) {
    String folder = TreePath.nameOf(file.directory());
    boolean isValues = folder.equals("ci") && file.name().endsWith("values.yaml");
    boolean isSuite = folder.equals("tests") && file.name().endsWith("_test.yaml");
    return (isValues || isSuite) && charts.contains(TreePath.parentOf(file.directory()));
  }
}
