package io.mcmetrics.render;

import io.mcmetrics.kustomize.KustomizeBuild;
import io.mcmetrics.source.SourceFile;

/** Values files that nothing names, though what is beside them names others. */
final class OtherValues {
  private OtherValues() {}

  /**
   * Tells whether a values file that is no layer of anything is beside a kustomization that gives a
   * chart other values from the same directory: it is a copy of older values, or of those of the
   * chart.
   */
  static boolean isBeside(SourceFile file, KustomizeBuild kustomize) {
    return file.name().contains("values")
        && kustomize.in(file.directory()).stream()
            .flatMap(kustomization -> kustomization.helmCharts().stream())
            .flatMap(chart -> chart.scalarAt("valuesFile").stream())
            .anyMatch(named -> !named.text().contains("/"));
  }
}
