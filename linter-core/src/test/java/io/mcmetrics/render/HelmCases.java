package io.mcmetrics.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Charts and values that no person would write: few keys, so that layers meet, and many nulls.
 *
 * <p>A seed always gives the same case.
 */
final class HelmCases {
  private static final List<String> KEYS = List.of("a", "b", "c", "sub", "other", "global");
  private static final List<String> SCALARS =
      List.of(
          "1",
          "2",
          "text",
          "true",
          "false",
          "null",
          "null",
          "''",
          "~",
          "[1, 2]",
          "[]",
          "[{a: null}]");

  private final Random random;
  private final Map<String, String> files = new TreeMap<>();

  private HelmCases(int seed) {
    this.random = new Random(seed);
  }

  static HelmCase of(int seed) {
    HelmCases cases = new HelmCases(seed);
    cases.chart("chart", "probe", 0, false);
    int layers = cases.random.nextInt(4);
    for (int i = 1; i <= layers; i++) {
      cases.files.put(i + ".yaml", cases.mapping(3) + "\n");
    }
    return new HelmCase(cases.files);
  }

  /** Returns a case in which some values files have a second document. */
  static HelmCase withDocuments(int seed) {
    HelmCase first = of(seed);
    HelmCases more = new HelmCases(-seed);
    Map<String, String> files = new TreeMap<>(first.files());
    for (Map.Entry<String, String> file : first.files().entrySet()) {
      if (!file.getKey().contains("/") && more.random.nextBoolean()) {
        files.put(file.getKey(), file.getValue() + "---\n" + more.mapping(3) + "\n");
      }
    }
    return new HelmCase(files);
  }

  private void chart(String directory, String name, int depth, boolean isUsedTwice) {
    List<String> dependencies = new ArrayList<>();
    if (depth < 2 && random.nextInt(10) < 6) {
      // Helm 3.21 forgets an alias or an import of a chart that is used for the second time.
      boolean twice = !isUsedTwice && random.nextBoolean();
      chart(directory + "/charts/sub", "sub", depth + 1, isUsedTwice || twice);
      dependencies.add(dependency("", isUsedTwice));
      if (twice) {
        dependencies.add(dependency("other", isUsedTwice));
      }
    }
    files.put(
        directory + "/Chart.yaml",
        "{apiVersion: v2, name: %s, version: 1.0.0, dependencies: [%s]}\n"
            .formatted(name, String.join(", ", dependencies)));
    if (random.nextInt(10) > 0) {
      files.put(directory + "/values.yaml", mapping(3) + "\n");
    }
  }

  private String dependency(String alias, boolean isUsedTwice) {
    StringBuilder out = new StringBuilder("{name: sub, version: 1.0.0");
    if (!alias.isEmpty()) {
      out.append(", alias: ").append(alias);
    }
    switch (random.nextInt(isUsedTwice ? 4 : 6)) {
      case 0 -> out.append(", condition: a");
      case 1 -> out.append(", condition: 'sub.a,global.b'");
      case 2 -> out.append(", tags: [a, b]");
      case 4 -> out.append(", import-values: [a]");
      case 5 -> out.append(", import-values: [{child: a, parent: b}]");
      default -> {}
    }
    return out.append('}').toString();
  }

  private String mapping(int depth) {
    List<String> entries = new ArrayList<>();
    for (String key : depth == 0 ? List.<String>of() : KEYS) {
      if (random.nextInt(10) < 4) {
        boolean isPart = key.length() > 1 && random.nextInt(20) > 0;
        entries.add(key + ": " + (isPart ? mapping(depth - 1) : value(depth - 1)));
      }
    }
    if (random.nextInt(6) == 0) {
      entries.add("tags: {a: %s, b: %s}".formatted(random.nextBoolean(), random.nextBoolean()));
    }
    if (random.nextInt(8) == 0) {
      entries.add("exports: {a: {b: 1, c: {a: 2}}}");
    }
    return "{" + String.join(", ", entries) + "}";
  }

  private String value(int depth) {
    return depth > 0 && random.nextBoolean()
        ? mapping(depth)
        : SCALARS.get(random.nextInt(SCALARS.size()));
  }
}
