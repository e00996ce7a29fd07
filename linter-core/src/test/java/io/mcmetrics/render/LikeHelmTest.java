package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compares the values that we give a chart with those that its templates see in Helm itself. */
final class LikeHelmTest {
  private static final Path CASES = Path.of(System.getProperty("mcmetrics.testdata"), "helm");
  private static final int GENERATED = 250;

  @TestFactory
  List<DynamicTest> layersWhatPeopleWrite(@TempDir Path directory) throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().map(file -> test(file, directory)).toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> layersWhatNobodyWouldWrite(@TempDir Path directory) {
    return IntStream.rangeClosed(1, GENERATED)
        .mapToObj(
            seed ->
                DynamicTest.dynamicTest(
                    "seed " + seed,
                    () -> check(HelmCases.of(seed), directory.resolve("seed-" + seed))));
  }

  private static DynamicTest test(Path file, Path directory) {
    String name = file.getFileName().toString().replaceFirst("[.]txt$", "");
    return DynamicTest.dynamicTest(
        name,
        file.toUri(),
        () -> check(HelmCase.parse(Files.readString(file)), directory.resolve(name)));
  }

  private static void check(HelmCase given, Path directory) throws IOException {
    Map<String, Yaml> seen;
    try {
      seen = given.seenByHelm(directory);
    } catch (IllegalStateException e) {
      assertThat(given.refusals()).as("%s for%n%s", e, given).anyMatch(LikeHelmTest::isRefusal);
      return;
    }
    assertThat(given.refusals()).as("refusals of%n%s", given).noneMatch(LikeHelmTest::isRefusal);
    YamlMapping ours = given.seenByUs();
    List<String> off = given.subCharts().stream().filter(path -> !seen.containsKey(path)).toList();
    for (String path : off) {
      assertThat(ours.at(path.split("[.]"))).as("values of `%s`, which is off", path).isEmpty();
    }
    for (Map.Entry<String, Yaml> chart : seen.entrySet()) {
      String path = chart.getKey();
      Yaml there =
          path.isEmpty()
              ? ours
              : ours.at(path.split("[.]")).orElse(new YamlMapping(List.of(), ours.origin()));
      assertThat(text(there, path, off))
          .as("values of `%s` in%n%s", path, given)
          .isEqualTo(text(chart.getValue(), path, off));
    }
  }

  private static boolean isRefusal(String gap) {
    return gap.startsWith("Helm refuses");
  }

  /**
   * Helm leaves what a chart was given that is off, and puts `global: {}` wherever there is none.
   */
  private static String text(Yaml values, String path, List<String> off) {
    return Canonical.text(List.of(Pruned.of(values, path, off)));
  }
}
