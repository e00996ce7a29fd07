package io.mcmetrics.patch;

import io.mcmetrics.finding.Problem;

/** Carries the reason for which a patch cannot be applied up to where it began. */
public final class PatchRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Problem problem;

  public PatchRefusal(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
