package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters that share a directory by symbolic links. */
final class ClusterLinksTest {
  private final Path directory;

  ClusterLinksTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void takesWhatSeveralLinksShareForNoClusterOfItsOwn() throws IOException {
    write("shared-things/kps/p.yaml");
    link("clusters/a/kps");
    link("clusters/b/kps");

    assertThat(names(fleet())).containsExactly("a", "b");
    assertThat(fleet().unassigned()).isEmpty();
  }

  @Test
  void takesWhatOneLinkLeadsToForWhatItIs() throws IOException {
    write("shared-things/kps/p.yaml");
    write("clusters/b/p.yaml");
    link("clusters/a/kps");

    assertThat(names(fleet())).containsExactly("a", "b", "kps");
  }

  private Fleet fleet() {
    SourceTree tree = SourceTree.read(directory, List.of(directory), path -> false);
    return FleetBuilder.build(
        Renderer.render(tree), FleetOptions.DEFAULTS, Collections.emptyNavigableMap());
  }

  private void write(String path) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, SENDING);
  }

  private void link(String path) throws IOException {
    Path link = directory.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("../../shared-things/kps"));
  }
}
