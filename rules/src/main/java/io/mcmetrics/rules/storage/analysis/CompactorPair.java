package io.mcmetrics.rules.storage.analysis;

import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.storage.Bucket.Equality;
import io.mcmetrics.storage.StorageUse;
import io.mcmetrics.thanos.Component;

/** Two compactors, and whether they work on the same blocks. */
public final class CompactorPair {
  private CompactorPair() {}

  /**
   * Tells whether two compactors run side by side on one bucket, and nothing divides the blocks
   * between them.
   */
  public static boolean shareBlocks(StorageUse one, StorageUse other) {
    return one.compare(other) == Equality.SAME
        && !isLimited(one.component())
        && !isLimited(other.component())
        && areTwo(one.component().workload(), other.component().workload());
  }

  /** By labels or by time. */
  private static boolean isLimited(Component compactor) {
    return !compactor.commandLine().isWhole()
        || compactor.flags().stream()
            .anyMatch(
                flag ->
                    flag.name().startsWith("selector.relabel-config")
                        || flag.name().equals("min-time")
                        || flag.name().equals("max-time"));
  }

  /** What has one name in clusters that may be one, or is written twice, may be one object. */
  private static boolean areTwo(Workload one, Workload other) {
    boolean isOneName =
        one.name().written().equals(other.name().written())
            && one.namespace().written().equals(other.namespace().written());
    return !(isOneName && one.cluster().mayBeSameAs(other.cluster()))
        && (!one.cluster().isByPathOnly() || one.unit().equals(other.unit()))
        && (!other.cluster().isByPathOnly() || one.unit().equals(other.unit()));
  }
}
