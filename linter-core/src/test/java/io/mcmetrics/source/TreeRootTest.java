package io.mcmetrics.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.TreeRoot.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TreeRootTest {
  private static final String INCLUDES_BASE = "resources:\n  - ../../base\n";

  private final Path top;
  private final Path nowhere = Path.of("/");

  TreeRootTest(@TempDir Path directory) throws IOException {
    this.top = directory.toRealPath();
  }

  @Test
  void isTheGitWorkTree() throws IOException {
    write("repo/.git", "gitdir: elsewhere\n");
    write("repo/x/y/a.yaml", "");

    assertThat(around("repo/x/y", "repo/x/y/a.yaml"))
        .isEqualTo(
            new TreeRoot(
                top.resolve("repo"),
                Choice.WORK_TREE,
                List.of(top.resolve("repo/x/y"), top.resolve("repo/x/y/a.yaml")),
                List.of(top.resolve("repo"))));
  }

  @Test
  void isTheOuterWorkTreeOfTwo() throws IOException {
    write("repo/.git/HEAD", "");
    write("repo/module/.git", "gitdir: ../.git/modules/module\n");
    write("repo/a.yaml", "");

    assertThat(around("repo/module", "repo/a.yaml").directory()).isEqualTo(top.resolve("repo"));
    assertThat(around("repo/module").directory()).isEqualTo(top.resolve("repo/module"));
  }

  @Test
  void isWhatIsGivenIfNothingRefersToMore() throws IOException {
    write("overlays/x/kustomization.yaml", "resources:\n  - ../../missing\n  - a.yaml\n");
    write("overlays/x/a.yaml", "text: see ../.. or ../../../nothing\n");

    TreeRoot root = around("overlays/x");
    assertThat(root.directory()).isEqualTo(top.resolve("overlays/x"));
    assertThat(root.choice()).isEqualTo(Choice.GIVEN);
  }

  @Test
  void holdsWhatIsReferredTo() throws IOException {
    write("overlays/x/kustomization.yaml", INCLUDES_BASE);
    write("base/kustomization.yaml", "resources: [a.yaml]\n");

    TreeRoot root = around("overlays/x");
    assertThat(root.directory()).isEqualTo(top);
    assertThat(root.choice()).isEqualTo(Choice.REFERRED_TO);
    assertThat(root.surroundings()).containsExactly(top.resolve("overlays/x"), top.resolve("base"));
  }

  @Test
  void holdsWhatIsReferredToFromThere() throws IOException {
    write("team/overlays/x/kustomization.yaml", INCLUDES_BASE);
    write("team/base/kustomization.yaml", "resources: [inner]\n");
    write("team/base/inner/kustomization.yaml", "resources: [../../../shared/a.yaml]\n");
    write("shared/a.yaml", "");

    assertThat(around("team/overlays/x").directory()).isEqualTo(top);
  }

  @Test
  void holdsAKustomizationRightAbove() throws IOException {
    write("kustomization.yaml", "resources: []\n");
    write("overlays/x/kustomization.yaml", "resources:\n- ../..\n");

    TreeRoot root = around("overlays/x");
    assertThat(root.directory()).isEqualTo(top);
    assertThat(root.surroundings()).containsExactly(top.resolve("overlays/x"));
  }

  @Test
  void holdsAPathOfFluxFromTheRootOfTheRepository() throws IOException {
    write(
        "clusters/x/apps.yaml",
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        spec:
          path: ./apps/x
        """);
    write("apps/x/kustomization.yaml", "resources: []\n");

    assertThat(around("clusters/x").directory()).isEqualTo(top);
  }

  @Test
  void isTheNearestDirectoryAroundSeveralPaths() throws IOException {
    write("a/b/x.yaml", "");
    write("a/c/y.yaml", "");

    TreeRoot root = around("a/b", "a/c/y.yaml");
    assertThat(root.directory()).isEqualTo(top.resolve("a"));
    assertThat(root.choice()).isEqualTo(Choice.AROUND_PATHS);
  }

  @Test
  void isNeverAboveTheHomeOfTheUser() throws IOException {
    write("home/me/overlays/x/kustomization.yaml", INCLUDES_BASE.replace("../../", "../../../../"));
    write("base/kustomization.yaml", "resources: []\n");

    List<Path> paths = List.of(top.resolve("home/me/overlays/x"));
    assertThat(TreeRoot.around(paths, top.resolve("home/me")).directory())
        .isEqualTo(top.resolve("home/me/overlays/x"));
    assertThat(TreeRoot.around(paths, nowhere).directory()).isEqualTo(top);
  }

  @Test
  void isNeverFarAboveWhatIsGiven() throws IOException {
    String deep = String.join("/", Stream.generate(() -> "d").limit(9).toList());
    write(deep + "/kustomization.yaml", "resources: [" + "../".repeat(9) + "base]\n");
    write("base/kustomization.yaml", "resources: []\n");

    assertThat(around(deep).choice()).isEqualTo(Choice.GIVEN);
  }

  private TreeRoot around(String... paths) {
    return TreeRoot.around(Stream.of(paths).map(top::resolve).toList(), nowhere);
  }

  private void write(String path, String text) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  @Test
  void holdsTheNearestConfiguration() throws IOException {
    write(".mcmetrics.yaml", "clusters: []\n");
    write("overlays/x/a.yaml", "");

    TreeRoot root = around("overlays/x");
    assertThat(root.directory()).isEqualTo(top);
    assertThat(root.choice()).isEqualTo(Choice.CONFIGURED);
    assertThat(root.surroundings()).containsExactly(top.resolve("overlays/x"));
    assertThat(TreeRoot.around(root.paths(), top.resolve("overlays")).directory())
        .isEqualTo(top.resolve("overlays/x"));
  }
}
