package io.mcmetrics.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceIgnoreTest {
  @TempDir private Path root;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(root.resolve("apps/drafts"));
    Files.writeString(root.resolve(".sourceignore"), "# all but these\n/*\n!/apps\n*.tmp.yaml\n");
    Files.writeString(root.resolve("apps/.sourceignore"), "drafts/\n!kept.tmp.yaml\n");
  }

  @Test
  void theLastLineThatMatchesDecides() {
    assertThat(leavesOut("docs/sample.yaml")).isTrue();
    assertThat(leavesOut("apps/prometheus.yaml")).isFalse();
    assertThat(leavesOut("apps/a.tmp.yaml")).isTrue();
  }

  @Test
  void theNearestFileCountsMost() {
    assertThat(leavesOut("apps/drafts/prometheus.yaml")).isTrue();
    assertThat(leavesOut("apps/kept.tmp.yaml")).isFalse();
  }

  @Test
  void theLinesOfTheSourceCountMoreThanAllFiles() {
    assertThat(leavesOut("docs/sample.yaml", "!/docs")).isFalse();
    assertThat(leavesOut("apps/prometheus.yaml", "*", "!*.json")).isTrue();
  }

  private boolean leavesOut(String path, String... lines) {
    return new SourceIgnore(root, true).leavesOut(path, List.of(lines));
  }
}
