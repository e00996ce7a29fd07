package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoverageCommandTest {
  @Test
  void namesTheForgottenFiles() {
    Outcome outcome =
        Session.in(Path.of(System.getProperty("mcmetrics.testdata")))
            .at("fleets/forgotten-values")
            .run("coverage", "--root=.");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .isEqualTo(
            """
            13 files: 9 reached, 4 referred to by nothing

            referred to by nothing:
              overlays/busan/values-patch.yaml (values of kube-prometheus-stack, not listed in overlays/busan/kustomization.yaml)
              overlays/daegu/values-patch.yaml (values of kube-prometheus-stack, not listed in overlays/daegu/kustomization.yaml)
              overlays/incheon/values-patch.yaml (values of kube-prometheus-stack, not listed in overlays/incheon/kustomization.yaml)
              overlays/seoul/values-patch.yaml (values of kube-prometheus-stack, not listed in overlays/seoul/kustomization.yaml)
            """);
  }

  @Test
  void writesJson(@TempDir Path directory) {
    Session session = Session.in(directory).file("a.yaml", Exhibits.CLEAN);
    assertThat(session.run("coverage", "--root=.", "--format=json").out())
        .contains("\"files\": 1", "\"path\": \"a.yaml\"", "\"state\": \"reached\"");
  }

  @Test
  void exitsWith3WhereNothingIsUnderstood(@TempDir Path directory) {
    Session session = Session.in(directory).file("package.json", Exhibits.UNKNOWN);
    assertThat(session.run("coverage", "--root=.").code()).isEqualTo(3);
  }
}
