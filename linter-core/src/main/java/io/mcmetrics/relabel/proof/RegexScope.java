package io.mcmetrics.relabel.proof;

/** How many of the possible texts in a place a regular expression matches. */
enum RegexScope {
  /** All of them. */
  EVERYTHING,
  /** None of them. */
  NOTHING,
  /** Some, and others not. */
  SOME,
  /** That takes too much work to tell, or depends on what is not known. */
  OPEN
}
