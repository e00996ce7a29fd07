package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.TreeRoot;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is missing of a tree with findings never makes it look healthy without a word: where
 * findings go away, the result says that nothing was seen, or names a gap that was not there
 * before.
 */
final class NeverSilentlyGreenTest {
  private static final Path TESTDATA = Path.of("../testdata");
  private static final Path NO_HOME = Path.of("/");
  private static final Linter LINTER = Linter.withAllRules();

  private final Path top;

  NeverSilentlyGreenTest(@TempDir Path directory) throws IOException {
    this.top = directory.toRealPath().resolve("repository");
  }

  static Stream<Path> trees() throws IOException {
    List<Path> trees = new ArrayList<>();
    for (Path fleet : children(TESTDATA.resolve("fleets"))) {
      trees.add(fleet);
    }
    for (Path rule : children(TESTDATA.resolve("rules"))) {
      Path bad = rule.resolve("bad");
      if (Files.isDirectory(bad)) {
        children(bad).stream()
            .filter(exhibit -> hasReferences(exhibit))
            .limit(1)
            .forEach(trees::add);
      }
    }
    return trees.stream();
  }

  @ParameterizedTest
  @MethodSource("trees")
  void whenAnyFileThatOthersNameIsMissing(Path tree) throws IOException {
    copy(tree);
    LintResult before = lint(top);
    for (Path file : files(top)) {
      String text = Files.readString(file);
      Files.delete(file);
      if (isNamedByOthers(file)) {
        assertSaid(before, lint(top), "without " + top.relativize(file));
      }
      Files.writeString(file, text);
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void whenGitIsMissing(Path tree) throws IOException {
    copy(tree);
    for (Path directory : overlays()) {
      Path git = top.resolve(".git");
      Files.writeString(git, "gitdir: elsewhere\n");
      LintResult with = lint(directory);
      Files.delete(git);
      LintResult without = lint(directory);
      assertThat(messages(without)).as("of " + top.relativize(directory)).isEqualTo(messages(with));
      assertThat(without.sawNothing()).isEqualTo(with.sawNothing());
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void whenTheRestOfTheRepositoryIsMissing(Path tree, @TempDir Path elsewhere) throws IOException {
    copy(tree);
    int number = 0;
    for (Path directory : overlays()) {
      LintResult before = lint(directory);
      Path alone = elsewhere.toRealPath().resolve(number++ + "/" + directory.getFileName());
      copy(directory, alone);
      assertSaid(before, lint(alone), "only " + top.relativize(directory));
    }
  }

  private static void assertSaid(LintResult before, LintResult after, String what) {
    boolean isGreen = after.findings().isEmpty() && !before.findings().isEmpty();
    if (isGreen && !after.sawNothing()) {
      Set<List<String>> known = new HashSet<>();
      before.gaps().forEach(gap -> known.add(words(gap)));
      assertThat(after.gaps())
          .as("what is not seen " + what)
          .anyMatch(gap -> !known.contains(words(gap)));
    }
  }

  private static List<String> words(Gap gap) {
    return List.of(gap.what(), gap.at().span().file().path());
  }

  private static List<String> messages(LintResult result) {
    return result.findings().stream()
        .map((Finding finding) -> finding.ruleId() + ": " + finding.problem().message())
        .sorted()
        .toList();
  }

  private static LintResult lint(Path directory) {
    TreeRoot root = TreeRoot.around(List.of(directory), NO_HOME);
    return LINTER.lint(SourceTree.read(root, path -> false, true));
  }

  /** Nobody can miss a manifest that nothing refers to; what is referred to is missed. */
  private boolean isNamedByOthers(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    for (Path other : files(top)) {
      if (Files.readString(other).lines().anyMatch(line -> names(line, name))) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(String line, String name) {
    return !line.strip().startsWith("#") && line.contains(name);
  }

  /** Returns the directories whose kustomization reaches out of them. */
  private List<Path> overlays() throws IOException {
    List<Path> overlays = new ArrayList<>();
    for (Path file : files(top)) {
      if (file.endsWith("kustomization.yaml") && Files.readString(file).contains("../")) {
        overlays.add(file.getParent());
      }
    }
    return overlays;
  }

  private static boolean hasReferences(Path exhibit) {
    try {
      return Files.isDirectory(exhibit)
          && files(exhibit).stream().anyMatch(file -> file.endsWith("kustomization.yaml"));
    } catch (IOException e) {
      return false;
    }
  }

  private void copy(Path tree) throws IOException {
    copy(tree, top);
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(file, target);
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }
}
