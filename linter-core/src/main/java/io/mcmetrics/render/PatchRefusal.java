package io.mcmetrics.render;

import io.mcmetrics.finding.Problem;

/** Carries the reason for which a patch cannot be applied up to where it began. */
final class PatchRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Problem problem;

  PatchRefusal(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
