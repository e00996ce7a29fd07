package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.helm.HelmMajor;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares values with those that templates see in Helm 3.22 and 4.3, which {@code
 * testdata/oracles/helm} says how to build: asked for by {@code -Dmcmetrics.helm3=PROGRAM} and
 * {@code -Dmcmetrics.helm4=PROGRAM}.
 */
final class LikeHelmBinariesTest {
  private static final int GENERATED = 500;

  @Test
  @EnabledIfSystemProperty(named = "mcmetrics.helm3", matches = ".+")
  void layersLikeHelm3(@TempDir Path directory) {
    assertThat(differences("mcmetrics.helm3", HelmMajor.THREE, directory)).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "mcmetrics.helm4", matches = ".+")
  void layersLikeHelm4(@TempDir Path directory) {
    assertThat(differences("mcmetrics.helm4", HelmMajor.FOUR, directory)).isEmpty();
  }

  private static List<String> differences(String program, HelmMajor helm, Path directory) {
    HelmBinary binary = new HelmBinary(System.getProperty(program));
    List<String> different = new ArrayList<>();
    for (int seed = 1; seed <= GENERATED; seed++) {
      HelmCase given = HelmCases.withDocuments(seed);
      try {
        check(given, helm, binary, directory.resolve("seed-" + seed));
      } catch (IOException | AssertionError e) {
        different.add("seed " + seed + ": " + e.getMessage());
      }
    }
    return different;
  }

  private static void check(HelmCase given, HelmMajor helm, HelmBinary binary, Path directory)
      throws IOException {
    Map<String, Yaml> seen;
    try {
      seen = given.seenByHelm(directory, binary);
    } catch (IllegalStateException e) {
      assertThat(given.refusals(helm))
          .as("%s", e)
          .anyMatch(gap -> gap.startsWith(HelmCase.REFUSES));
      return;
    }
    YamlMapping ours = given.seenByUs(helm);
    List<String> off = given.subCharts().stream().filter(path -> !seen.containsKey(path)).toList();
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

  private static String text(Yaml values, String path, List<String> off) {
    return Canonical.text(List.of(Pruned.of(values, path, off)));
  }
}
