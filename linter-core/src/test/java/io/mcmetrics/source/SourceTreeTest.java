package io.mcmetrics.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  void followsNoLinks() throws IOException {
    write("tree/a.yaml", "a: 1");
    write("secret.yaml", "password: x");
    Files.createSymbolicLink(directory.resolve("tree/out.yaml"), directory.resolve("secret.yaml"));
    Files.createSymbolicLink(directory.resolve("tree/up"), directory);
    Path root = directory.resolve("tree");
    SourceTree tree = SourceTree.read(root, List.of(root), p -> false);

    assertThat(tree.givenFiles()).extracting(SourceFile::path).containsExactly("a.yaml");
    assertThat(tree.leftOut())
        .containsExactly(new SourceTree.LeftOut("out.yaml", "is a symbolic link"));
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
