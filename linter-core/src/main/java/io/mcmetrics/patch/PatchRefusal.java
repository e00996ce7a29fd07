package io.mcmetrics.patch;

import io.mcmetrics.finding.Problem;

/** Thrown if a patch cannot be applied, with the reason. */
public final class PatchRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Problem problem;

  /** Makes a refusal with its reason, which has the place to edit. */
  public PatchRefusal(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /** Returns why the patch cannot be applied, and where. */
  public Problem problem() {
    return problem;
  }
}
