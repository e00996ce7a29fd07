package io.mcmetrics.report.finding;

import io.mcmetrics.engine.LintResult.Counts;

/** Says why nothing was analysed. */
public final class NothingSeen {
  private NothingSeen() {}

  /** Returns why there was nothing to judge, given how much was read. */
  public static String words(Counts counts) {
    if (counts.files() == 0) {
      return "there is no YAML or JSON file";
    }
    String files = counts.files() == 1 ? "the one file" : "any of the " + counts.files() + " files";
    return "no sender, receiver, querier, data source or dashboard in " + files;
  }
}
