package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares with the {@code kubectl} of this machine, which takes its time: asked for by {@code
 * -Dmcmetrics.kubectl}, and for public configuration by {@code -Dmcmetrics.corpus=DIRECTORY}.
 */
final class LikeKubectlTest {
  private static final Path CASES = Path.of(System.getProperty("mcmetrics.testdata"), "render");
  private static final double LEAST_EQUAL = 0.99;

  /** How an overlay compares; no words if it is equal. */
  private record Verdict(String path, boolean isBuilt, String difference) {}

  @Test
  @EnabledIfSystemProperty(named = "mcmetrics.kubectl", matches = ".*")
  void theExpectationsOfOurOwnCasesAreWhatItPrints() throws IOException {
    RealKustomize.assumeHere();
    try (Stream<Path> cases = Files.list(CASES)) {
      List<String> different =
          cases.sorted().toList().parallelStream().flatMap(LikeKubectlTest::difference).toList();
      assertThat(different).isEmpty();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "mcmetrics.corpus", matches = ".+")
  void publicOverlaysComeToWhatItPrints() throws IOException {
    RealKustomize.assumeHere();
    Path corpus = Path.of(System.getProperty("mcmetrics.corpus")).toAbsolutePath();
    List<String> rows = Files.readAllLines(corpus.resolve("BUILDABLE.tsv"));
    ConcurrentMap<Path, SourceTree> trees = new ConcurrentHashMap<>();
    List<Verdict> verdicts =
        rows.subList(1, rows.size()).parallelStream()
            .map(row -> row.substring(0, row.indexOf('\t')))
            .map(path -> verdict(corpus, path, trees))
            .toList();
    List<Verdict> built = verdicts.stream().filter(Verdict::isBuilt).toList();
    List<String> unequal = differences(built.stream());
    List<String> silent = differences(verdicts.stream().filter(verdict -> !verdict.isBuilt()));
    List<String> report = new ArrayList<>(unequal);
    report.addAll(silent);
    report.add(
        "%d of %d overlays equal, %d of %d refusals explained"
            .formatted(
                built.size() - unequal.size(),
                built.size(),
                verdicts.size() - built.size() - silent.size(),
                verdicts.size() - built.size()));
    Files.write(Path.of("target", "like-kubectl.txt"), report);

    assertThat(silent).as("refusals without a gap").isEmpty();
    assertThat(1.0 - (double) unequal.size() / built.size())
        .as("equal overlays, different:%n%s", String.join("\n", unequal))
        .isGreaterThanOrEqualTo(LEAST_EQUAL);
  }

  private static List<String> differences(Stream<Verdict> verdicts) {
    return verdicts
        .filter(verdict -> !verdict.difference().isEmpty())
        .map(verdict -> verdict.path() + ": " + verdict.difference())
        .toList();
  }

  private static Stream<String> difference(Path directory) {
    Path in = directory.resolve("in");
    Path top = Files.isDirectory(in.resolve("overlay")) ? in.resolve("overlay") : in;
    RealKustomize.Output output = RealKustomize.build(top);
    boolean refuses = Files.exists(directory.resolve("refused.txt"));
    if (refuses || output.isRefused()) {
      return refuses == output.isRefused()
          ? Stream.of()
          : Stream.of(directory.getFileName() + ": " + output);
    }
    String ours = inOrder(new RenderedCase(in).resources());
    String theirs = inOrder(output.documents());
    return ours.equals(theirs) ? Stream.of() : Stream.of(directory.getFileName() + ":\n" + theirs);
  }

  private static Verdict verdict(Path corpus, String path, ConcurrentMap<Path, SourceTree> trees) {
    Path root = corpus.resolve(Path.of(path).subpath(0, 2));
    SourceTree tree =
        trees.computeIfAbsent(root, at -> SourceTree.read(at, List.of(at), other -> false));
    String directory = root.relativize(corpus.resolve(path)).toString();
    Optional<EffectiveUnit> unit = EffectiveUnit.ofKustomization(tree, directory);
    RealKustomize.Output output = RealKustomize.build(corpus.resolve(path));
    if (output.isRefused()) {
      boolean explained = unit.isEmpty() || !unit.get().gaps().isEmpty();
      return new Verdict(path, false, explained ? "" : output.refusal());
    }
    if (unit.isEmpty()) {
      return new Verdict(path, true, "not read");
    }
    String ours = inOrder(unit.get().manifests().stream().map(Document::root).toList());
    return new Verdict(path, true, firstDifference(ours, inOrder(output.documents())));
  }

  private static String firstDifference(String ours, String theirs) {
    List<String> mine = ours.lines().toList();
    List<String> real = theirs.lines().toList();
    for (int i = 0; i < Math.max(mine.size(), real.size()); i++) {
      String one = i < mine.size() ? mine.get(i) : "nothing";
      String other = i < real.size() ? real.get(i) : "nothing";
      if (!one.equals(other)) {
        return "`" + one + "`, and not `" + other + "`";
      }
    }
    return "";
  }

  private static String inOrder(List<? extends Yaml> documents) {
    return documents.stream()
        .map(document -> Canonical.text(List.of(document)))
        .collect(Collectors.joining());
  }
}
