package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Located;

/** The gap for what kustomize refuses to build. */
public final class KustomizeRefusal {
  private KustomizeRefusal() {}

  /** Adds the gap: why kustomize refuses, at the place to edit. */
  public static void report(TreeFiles files, Located at, String why) {
    files.addGap(Gap.at(at, "kustomize refuses: " + why, "this overlay cannot be built"));
  }
}
