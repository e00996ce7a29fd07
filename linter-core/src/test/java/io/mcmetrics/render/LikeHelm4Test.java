package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.helm.HelmMajor;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares values with those that templates see in Helm 4.3, of which {@code
 * testdata/oracles/helm/helm-4.3.txt} has a record: the charts that are on, and a digest of what
 * they see. {@link LikeHelmBinariesTest} shows where they differ, and asks Helm itself.
 */
final class LikeHelm4Test {
  private static final int GENERATED = 500;
  private static final Path RECORD =
      Path.of(System.getProperty("mcmetrics.testdata"), "oracles", "helm", "helm-4.3.txt");

  @Test
  void layersLikeTheRecord() throws IOException {
    List<String> ours = new ArrayList<>();
    List<String> recorded = Files.readAllLines(RECORD);
    for (int seed = 1; seed <= GENERATED; seed++) {
      String line = recorded.get(seed - 1);
      ours.add(seed + " " + ours(HelmCases.withDocuments(seed), line.split(" ", -1)));
    }
    assertThat(ours).isEqualTo(recorded);
  }

  private static String ours(HelmCase given, String[] recorded) {
    if (recorded[1].equals("refused")) {
      boolean refuses =
          given.refusals(HelmMajor.FOUR).stream().anyMatch(gap -> gap.startsWith(HelmCase.REFUSES));
      return refuses ? "refused" : "taken";
    }
    YamlMapping values = given.seenByUs(HelmMajor.FOUR);
    Map<String, Yaml> seen = new TreeMap<>();
    for (String path : recorded[1].split(",", -1)) {
      seen.put(
          path,
          path.isEmpty()
              ? values
              : values.at(path.split("[.]")).orElse(new YamlMapping(List.of(), values.origin())));
    }
    return line(given, seen);
  }

  @Test
  @EnabledIfSystemProperty(named = "mcmetrics.helm4", matches = ".+")
  @EnabledIfSystemProperty(named = "update", matches = "true")
  void writesTheRecord(@TempDir Path directory) throws IOException {
    HelmBinary helm = new HelmBinary(System.getProperty("mcmetrics.helm4"));
    List<String> lines = new ArrayList<>();
    for (int seed = 1; seed <= GENERATED; seed++) {
      HelmCase given = HelmCases.withDocuments(seed);
      String seen;
      try {
        seen = line(given, given.seenByHelm(directory.resolve("seed-" + seed), helm));
      } catch (IllegalStateException e) {
        seen = "refused";
      }
      lines.add(seed + " " + seen);
    }
    Files.write(RECORD, lines);
    assertThat(lines).hasSize(GENERATED);
  }

  /** Returns the paths of the charts that are on, and the digest of what they see. */
  private static String line(HelmCase given, Map<String, Yaml> seen) {
    List<String> off = given.subCharts().stream().filter(path -> !seen.containsKey(path)).toList();
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, Yaml> chart : new TreeMap<>(seen).entrySet()) {
      Yaml values = Pruned.of(chart.getValue(), chart.getKey(), off);
      all.append(chart.getKey()).append('\n').append(Canonical.text(List.of(values)));
    }
    return String.join(",", new TreeSet<>(seen.keySet())) + " " + digest(all.toString());
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
