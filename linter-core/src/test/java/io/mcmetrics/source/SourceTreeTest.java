package io.mcmetrics.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceTreeTest {
  private final Path directory;

  SourceTreeTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void readsYamlAndJsonByPath() throws IOException {
    write("b/x.json", "{}");
    write("a.yaml", "a: 1");
    write("notes.md", "no");

    assertThat(paths(directory)).containsExactly("a.yaml", "b/x.json");
  }

  @Test
  void skipsWhatIsBuiltUnlessItIsNamed() throws IOException {
    write("target/a.yaml", "a: 1");
    write(".git/b.yaml", "b: 1");

    assertThat(paths(directory)).isEmpty();
    assertThat(paths(directory.resolve("target"))).containsExactly("target/a.yaml");
  }

  @Test
  void readsANamedFileWhateverItsEnding() throws IOException {
    write("rules.txt", "a: 1");

    assertThat(paths(directory.resolve("rules.txt"))).containsExactly("rules.txt");
  }

  @Test
  void findsFilesThatWereNotAskedFor() throws IOException {
    write("base/a.yaml", "a: 1");
    write("overlay/b.yaml", "b: 1");
    SourceTree tree = SourceTree.read(directory, List.of(directory.resolve("overlay")), p -> false);

    assertThat(tree.givenFiles()).extracting(SourceFile::path).containsExactly("overlay/b.yaml");
    assertThat(tree.find("base/a.yaml")).isPresent();
    assertThat(tree.find("base")).isEmpty();
    assertThat(tree.find("../a.yaml")).isEmpty();
  }

  @Test
  void hasNoFileOfAPathThatNoFileSystemHas() throws IOException {
    write("overlay/b.yaml", "b: 1");
    SourceTree tree = SourceTree.read(directory, List.of(directory.resolve("overlay")), p -> false);

    assertThat(tree.find("a\0.yaml")).isEmpty();
    assertThat(tree.filesBelow("a\0")).isEmpty();
  }

  @Test
  void followsLinksWithinTheRoot() throws IOException {
    write("lib/a.yaml", "a: 1");
    write("clusters/one/b.yaml", "b: 1");
    Path one = directory.resolve("clusters/one");
    Files.createSymbolicLink(one.resolve("bundle"), Path.of("../../lib"));
    Files.createSymbolicLink(one.resolve("c.yaml"), Path.of("b.yaml"));

    assertThat(paths(one))
        .containsExactly(
            "clusters/one/b.yaml", "clusters/one/bundle/a.yaml", "clusters/one/c.yaml");
    SourceTree tree = SourceTree.read(directory, List.of(directory.resolve("lib")), path -> false);
    assertThat(tree.find("clusters/one/c.yaml"))
        .hasValueSatisfying(file -> assertThat(file.text()).isEqualTo("b: 1"));
  }

  @Test
  void followsLinksThatLeadInCirclesOnce() throws IOException {
    write("a/x.yaml", "a: 1");
    write("b/y.yaml", "b: 1");
    Files.createSymbolicLink(directory.resolve("a/up"), Path.of(".."));
    Files.createSymbolicLink(directory.resolve("a/b"), Path.of("../b"));
    Files.createSymbolicLink(directory.resolve("b/a"), Path.of("../a"));

    assertThat(paths(directory))
        .containsExactly("a/b/y.yaml", "a/x.yaml", "b/a/x.yaml", "b/y.yaml");
  }

  @Test
  void tellsOfEachLinkThatIsNotFollowed() throws IOException {
    write("tree/a.yaml", "a: 1");
    write("out/b.yaml", "b: 1");
    write("tree/notes.txt", "no");
    Path root = directory.resolve("tree");
    Files.createSymbolicLink(root.resolve("gone.yaml"), Path.of("nothing.yaml"));
    Files.createSymbolicLink(root.resolve("bundle"), Path.of("../nothing"));
    Files.createSymbolicLink(root.resolve("out"), Path.of("../out"));
    Files.createSymbolicLink(root.resolve("other.txt"), Path.of("notes.txt"));

    assertThat(SourceTree.read(root, List.of(root), p -> false).leftOut())
        .containsExactly(
            new SourceTree.LeftOut("bundle", "is a symbolic link to what is not there"),
            new SourceTree.LeftOut("gone.yaml", "is a symbolic link to what is not there"),
            new SourceTree.LeftOut("out", "is a symbolic link that leads out of the tree"));
  }

  @Test
  void leavesOutWhatGitIgnoresUnlessItIsNamedOrReferredTo() throws IOException {
    write(".gitignore", "*.local.yaml\nrendered/\n");
    write("a.yaml", "a: 1");
    write("b.local.yaml", "b: 1");
    write("rendered/c.yaml", "c: 1");
    SourceTree tree = SourceTree.read(directory, List.of(directory), path -> false);

    assertThat(tree.givenFiles()).extracting(SourceFile::path).containsExactly("a.yaml");
    assertThat(tree.ignored()).containsExactly("b.local.yaml", "rendered");
    assertThat(tree.find("b.local.yaml")).isPresent();
    assertThat(paths(directory.resolve("b.local.yaml"))).containsExactly("b.local.yaml");
    assertThat(paths(directory.resolve("rendered"))).containsExactly("rendered/c.yaml");
    TreeRoot root = TreeRoot.of(directory, List.of(directory));
    assertThat(SourceTree.read(root, path -> false, false).givenFiles()).hasSize(3);
  }

  @Test
  void followsNoLinksOutOfTheRoot() throws IOException {
    write("tree/a.yaml", "a: 1");
    write("secret.yaml", "password: x");
    Files.createSymbolicLink(directory.resolve("tree/out.yaml"), directory.resolve("secret.yaml"));
    Files.createSymbolicLink(directory.resolve("tree/up"), directory);
    Path root = directory.resolve("tree");
    SourceTree tree = SourceTree.read(root, List.of(root), p -> false);

    assertThat(tree.givenFiles()).extracting(SourceFile::path).containsExactly("a.yaml");
    assertThat(tree.leftOut())
        .containsExactly(
            new SourceTree.LeftOut("out.yaml", "is a symbolic link with an absolute target"),
            new SourceTree.LeftOut("up", "is a symbolic link with an absolute target"));
    assertThat(tree.find("out.yaml")).isEmpty();
    assertThat(tree.find("up/secret.yaml")).isEmpty();
  }

  @Test
  void leavesOutWhatTheFilterSays() throws IOException {
    write("a/x.yaml", "a: 1");
    write("b/x.yaml", "b: 1");
    SourceTree tree = SourceTree.read(directory, List.of(directory), path -> path.equals("a"));

    assertThat(tree.givenFiles()).extracting(SourceFile::path).containsExactly("b/x.yaml");
  }

  @Test
  void readsUtf16ByItsMark() throws IOException {
    Files.write(directory.resolve("a.yaml"), "\uFEFFa: 서울".getBytes(StandardCharsets.UTF_16LE));
    Files.write(directory.resolve("b.yaml"), "\uFEFFa: 서울".getBytes(StandardCharsets.UTF_16BE));

    SourceTree tree = SourceTree.read(directory, List.of(directory), path -> false);
    assertThat(tree.givenFiles()).extracting(SourceFile::text).containsOnly("a: 서울");
  }

  @Test
  void readsADirectoryThatIsNamedThoughItIsIgnored() throws IOException {
    write(".gitignore", "out/\n");
    write("out/.gitignore", "*\n");
    write("out/a.yaml", "a: 1");
    write("all/.gitignore", "*\n!b.yaml\n");
    write("all/a.yaml", "a: 1");
    write("all/b.yaml", "a: 1");

    assertThat(paths(directory.resolve("out"))).containsExactly("out/a.yaml");
    assertThat(paths(directory.resolve("all"))).containsExactly("all/b.yaml");
    assertThat(paths(directory)).containsExactly("all/b.yaml");
  }

  @Test
  void findsADirectoryThatWasNotAskedFor() throws IOException {
    write(".gitignore", "secret.yaml\n");
    write("apps/x/a.yaml", "a: 1");
    write("apps/x/secret.yaml", "a: 1");
    write("clusters/b.yaml", "b: 1");
    SourceTree tree =
        SourceTree.read(directory, List.of(directory.resolve("clusters")), path -> false);

    assertThat(tree.filesBelow("apps"))
        .extracting(SourceFile::path)
        .containsExactly("apps/x/a.yaml");
    assertThat(tree.filesBelow("nowhere")).isEmpty();
  }

  private List<String> paths(Path asked) {
    return SourceTree.read(directory, List.of(asked), path -> false).givenFiles().stream()
        .map(SourceFile::path)
        .toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
  }
}
