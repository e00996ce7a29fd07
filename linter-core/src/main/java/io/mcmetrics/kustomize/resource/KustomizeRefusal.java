package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Located;

/** The stop of a build that kustomize refuses. */
public final class KustomizeRefusal {
  private KustomizeRefusal() {}

  /** Notes why kustomize refuses, at the place to edit. */
  public static void report(TreeFiles files, Located at, String why) {
    report(files, at, why, Confidence.CERTAIN);
  }

  /** Notes what some releases of kustomize refuse. */
  public static void report(TreeFiles files, Located at, String why, Confidence limit) {
    files.stops().add(of(at, why).atMost(limit));
  }

  /** Returns why kustomize refuses, at the place to edit. */
  static Problem of(Located at, String why) {
    return Problem.at(at, "kustomize refuses: %s; nothing here is deployed", why);
  }
}
