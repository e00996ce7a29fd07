package io.mcmetrics.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestFoldersTest {
  private static List<String> unused(String... pathsAndTexts) {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.add(SourceFile.of(pathsAndTexts[i], pathsAndTexts[i + 1]));
    }
    return List.copyOf(RetiredFolders.among(files, List.of()));
  }

  @Test
  void areThoseWithTheFilesOfTestPrograms() {
    assertThat(
            unused(
                "policies/tests/routes/kyverno-test.yaml", "",
                "policies/tests/routes/resources.yaml", "",
                "policies/.chainsaw/x/chainsaw-test.yaml", "",
                "tests/e2e/install/00-install.yaml", "",
                "tests/e2e/install/00-assert.yaml", ""))
        .containsExactly("policies/.chainsaw/x", "policies/tests/routes", "tests/e2e/install");
  }

  @Test
  void areThoseWithTheirKinds() {
    String test = "apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\n";
    String suite = "apiVersion: test.gatekeeper.sh/v1alpha1\nkind: Suite\n";
    String policy = "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\n";

    assertThat(unused("a/check.yaml", test, "b/suite.yaml", suite, "c/policy.yaml", policy))
        .containsExactly("a", "b");
  }

  @Test
  void areThoseOfTheTestsOfCharts() {
    assertThat(
            unused(
                "charts/x/Chart.yaml", "",
                "charts/x/values.yaml", "ci: true",
                "charts/x/ci/small-values.yaml", "",
                "charts/x/tests/ingress_test.yaml", "",
                "apps/ci/small-values.yaml", ""))
        .containsExactly("charts/x/ci", "charts/x/tests");
  }

  @Test
  void areThoseThatGoPassesOver() {
    assertThat(unused("cmd/testdata/a/x.yaml", "", "testdata-of-oslo/x.yaml", ""))
        .containsExactly("cmd/testdata");
  }

  @Test
  void areLiveWhereSomethingDeploysThem() {
    assertThat(
            unused(
                "a/kustomization.yaml", "resources:\n- tests\n", "a/tests/kyverno-test.yaml", ""))
        .isEmpty();
    assertThat(unused("a/kustomization.yaml", "", "a/kyverno-test.yaml", "")).isEmpty();
    assertThat(unused("kyverno-test.yaml", "")).isEmpty();
  }
}
