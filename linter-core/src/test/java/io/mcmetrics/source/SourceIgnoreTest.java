package io.mcmetrics.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceIgnoreTest {
  private static SourceIgnore written(Path root) throws IOException {
    Files.createDirectories(root.resolve("apps/drafts"));
    Files.writeString(root.resolve(".sourceignore"), "# all but these\n/*\n!/apps\n*.tmp.yaml\n");
    Files.writeString(root.resolve("apps/.sourceignore"), "drafts/\n!kept.tmp.yaml\n");
    return new SourceIgnore(root, true);
  }

  @Test
  void theLastLineThatMatchesDecides(@TempDir Path root) throws IOException {
    SourceIgnore ignore = written(root);

    assertThat(leavesOut(ignore, "docs/sample.yaml")).isTrue();
    assertThat(leavesOut(ignore, "apps/prometheus.yaml")).isFalse();
    assertThat(leavesOut(ignore, "apps/a.tmp.yaml")).isTrue();
  }

  @Test
  void theNearestFileCountsMost(@TempDir Path root) throws IOException {
    SourceIgnore ignore = written(root);

    assertThat(leavesOut(ignore, "apps/drafts/prometheus.yaml")).isTrue();
    assertThat(leavesOut(ignore, "apps/kept.tmp.yaml")).isFalse();
  }

  @Test
  void theLinesOfTheSourceCountMoreThanAllFiles(@TempDir Path root) throws IOException {
    SourceIgnore ignore = written(root);

    assertThat(leavesOut(ignore, "docs/sample.yaml", "!/docs")).isFalse();
    assertThat(leavesOut(ignore, "apps/prometheus.yaml", "*", "!*.json")).isTrue();
  }

  private static boolean leavesOut(SourceIgnore ignore, String path, String... lines) {
    return ignore.leavesOut(path, List.of(lines));
  }
}
