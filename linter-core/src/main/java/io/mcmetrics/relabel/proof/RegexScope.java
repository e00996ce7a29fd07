package io.mcmetrics.relabel.proof;

/** How much of the texts that can stand in a place a regular expression matches. */
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
