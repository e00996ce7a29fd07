package io.mcmetrics.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.storage.Bucket.Equality;
import java.util.List;

/**
 * How a component's bucket compares with those of others that it should share one with.
 *
 * @param words as a clause; empty if there is nothing to say
 */
record BucketComparison(Equality likeness, String words, List<Related> evidence) {
  BucketComparison {
    evidence = List.copyOf(evidence);
  }
}
