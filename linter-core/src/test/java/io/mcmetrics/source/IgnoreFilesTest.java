package io.mcmetrics.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IgnoreFilesTest {
  private static final List<String> NAMES =
      List.of("a.yaml", "b.yaml", "#x.yaml", "!y.yaml", "a b.yaml", "ab.yaml", "a-b.yml", "1.json");
  private static final List<String> DIRECTORIES =
      List.of("", "lib", "lib/deep", "lib/deep/lib", "other", "other/build", "build", "[x]");

  private final Path root;

  IgnoreFilesTest(@TempDir Path directory) throws IOException {
    this.root = directory.toRealPath();
  }

  @Test
  void theLastLineThatMatchesDecides() throws IOException {
    write(".gitignore", "*.yaml\n!a.yaml\n");

    assertThat(ignored("b.yaml")).isTrue();
    assertThat(ignored("a.yaml")).isFalse();
    assertThat(ignored("lib/a.yaml")).isFalse();
  }

  @Test
  void theNearestFileDecides() throws IOException {
    write(".gitignore", "*.yaml\n");
    write("lib/.gitignore", "!*.yaml\n");

    assertThat(ignored("lib/deep/a.yaml")).isFalse();
    assertThat(ignored("other/a.yaml")).isTrue();
  }

  @Test
  void aSlashTiesAPatternToItsDirectory() throws IOException {
    write("lib/.gitignore", "/a.yaml\ndeep/b.yaml\n");

    assertThat(ignored("lib/a.yaml")).isTrue();
    assertThat(ignored("lib/deep/a.yaml")).isFalse();
    assertThat(ignored("lib/deep/b.yaml")).isTrue();
    assertThat(ignored("deep/b.yaml")).isFalse();
  }

  @Test
  void aSlashAtTheEndMeansDirectories() throws IOException {
    write(".gitignore", "build/\n");

    IgnoreFiles files = IgnoreFiles.below(root);
    assertThat(files.ignores(root.resolve("lib/build"), true)).isTrue();
    assertThat(files.ignores(root.resolve("lib/build"), false)).isFalse();
  }

  @Test
  void nothingIsIgnoredWithoutFilesOrIfTheyAreNotHonoured() throws IOException {
    assertThat(ignored("a.yaml")).isFalse();
    write(".gitignore", "*\n");
    assertThat(ignored("a.yaml")).isTrue();
    assertThat(IgnoreFiles.none(root).ignores(root.resolve("a.yaml"), false)).isFalse();
  }

  @Test
  void aPatternMadeToBeSlowIsNot() {
    NamePattern pattern = new NamePattern("*a".repeat(40) + "b");
    assertThat(pattern.matches("a".repeat(2000))).isFalse();
  }

  /** Asks git itself about every pattern, each in a file at the root and in one further down. */
  @Test
  void agreesWithGit() throws IOException, InterruptedException {
    assumeTrue(git(List.of("init", "-q"), "") == 0, "git is not there");
    List<String> files = new ArrayList<>();
    for (String directory : DIRECTORIES) {
      for (String name : NAMES) {
        String path = TreePath.join(directory, name);
        write(path, "");
        files.add(path);
      }
    }
    for (String patterns : patterns()) {
      write(".gitignore", patterns);
      write("lib/.gitignore", patterns.startsWith("!") ? "" : "!b.yaml\n" + patterns);
      Set<String> expected = new TreeSet<>();
      for (String line : check(files)) {
        expected.add(line);
      }
      Set<String> own = new TreeSet<>();
      files.stream().filter(this::isOutOfSight).forEach(own::add);
      assertThat(own).as("by " + patterns).isEqualTo(expected);
    }
  }

  private static List<String> patterns() {
    return List.of(
        "*.yaml",
        "a*",
        "?.yaml",
        "[ab].yaml",
        "[!a].yaml",
        "[^ab]*.yaml",
        "[a-b].yaml",
        "[[:digit:]]*",
        "[",
        "[a",
        "a.yaml ",
        "a\\ b.yaml",
        "#x.yaml",
        "\\#x.yaml",
        "\\!y.yaml",
        "!a.yaml",
        "*.yaml\n!a.yaml",
        "*\n!*/\n!a.yaml",
        "lib",
        "lib/",
        "/lib",
        "/lib/",
        "lib/deep",
        "lib/*",
        "lib/**",
        "**/deep",
        "**/build/",
        "**/a.yaml",
        "lib/**/a.yaml",
        "**",
        "*/a.yaml",
        "/*.yaml",
        "/*\n!/lib",
        "deep/a.yaml",
        "lib/deep/\n!lib/deep/a.yaml",
        "a**b.yaml",
        "\\[x\\]",
        "[[]x]",
        "lib//a.yaml",
        "a.yaml\\",
        "build",
        "a[-]b.yml",
        "a[]-]b.yml",
        "*.y?ml",
        "\n\n",
        "a.yaml\r\n",
        "other/b*",
        "/**/build",
        "**/lib/**/b.yaml",
        "lib/**/",
        "*b*");
  }

  private boolean isOutOfSight(String path) {
    IgnoreFiles ignoreFiles = IgnoreFiles.below(root);
    for (String at = TreePath.parentOf(path); !at.isEmpty(); at = TreePath.parentOf(at)) {
      if (ignoreFiles.ignores(root.resolve(at), true)) {
        return true;
      }
    }
    return ignoreFiles.ignores(root.resolve(path), false);
  }

  private boolean ignored(String path) {
    return IgnoreFiles.below(root).ignores(root.resolve(path), false);
  }

  private List<String> check(List<String> paths) throws IOException, InterruptedException {
    Path output = root.resolveSibling(root.getFileName() + ".ignored");
    Process git =
        command(List.of("check-ignore", "--no-index", "-z", "--stdin"))
            .redirectOutput(output.toFile())
            .start();
    git.getOutputStream().write(String.join("\0", paths).getBytes(StandardCharsets.UTF_8));
    git.getOutputStream().close();
    assertThat(git.waitFor()).isLessThan(2);
    String text = Files.readString(output);
    Files.delete(output);
    return text.isEmpty() ? List.of() : List.of(text.split("\0", -1)).subList(0, count(text));
  }

  private static int count(String text) {
    return (int) text.chars().filter(c -> c == 0).count();
  }

  private int git(List<String> arguments, String input) throws InterruptedException {
    try {
      Process git = command(arguments).start();
      git.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      git.getOutputStream().close();
      return git.waitFor();
    } catch (IOException e) {
      return 127;
    }
  }

  /** Git must not look at the configuration of the user, who may ignore more. */
  private ProcessBuilder command(List<String> arguments) {
    List<String> line = new ArrayList<>(List.of("git", "-c", "core.excludesFile=/dev/null"));
    line.addAll(arguments);
    ProcessBuilder command = new ProcessBuilder(line).directory(root.toFile());
    command.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    return command;
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
