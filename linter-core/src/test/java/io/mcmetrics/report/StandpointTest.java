package io.mcmetrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class StandpointTest {

  @Test
  void changesNothingAtTheRoot() {
    Standpoint standpoint = Standpoint.of(Path.of("/repo"), Path.of("/repo"), "");
    assertThat(standpoint.shown("base/a.yaml")).isEqualTo("base/a.yaml");
    assertThat(standpoint.root()).isEqualTo(".");
    assertThat(standpoint.note()).isEmpty();
    assertThat(Standpoint.AT_ROOT.shown("stdin")).isEqualTo("stdin");
  }

  @Test
  void leadsToFilesFromBelowBesideAndAbove() {
    Path root = Path.of("/srv/repo");
    assertThat(Standpoint.of(root, Path.of("/srv/repo/overlays/x"), "").shown("base/a.yaml"))
        .isEqualTo("../../base/a.yaml");
    assertThat(Standpoint.of(root, Path.of("/srv"), "").shown("base/a.yaml"))
        .isEqualTo("repo/base/a.yaml");
    assertThat(Standpoint.of(root, Path.of("/srv/other"), "").shown("a.yaml"))
        .isEqualTo("../repo/a.yaml");
  }

  @Test
  void namesFilesInFullFromFarAway() {
    assertThat(Standpoint.of(Path.of("/repo"), Path.of("/home/me"), "").shown("a.yaml"))
        .isEqualTo("/repo/a.yaml");
  }

  @Test
  void saysWhichRootWasTaken() {
    assertThat(Standpoint.of(Path.of("/w/repo"), Path.of("/w/repo/x"), "why").note())
        .isEqualTo("root: .. (why)");
  }
}
