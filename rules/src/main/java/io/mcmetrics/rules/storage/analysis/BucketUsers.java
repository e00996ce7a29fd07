package io.mcmetrics.rules.storage.analysis;

import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.storage.Bucket.Equality;
import io.mcmetrics.storage.StorageConfig.Unused;
import io.mcmetrics.storage.StorageRole;
import io.mcmetrics.storage.StorageUse;
import io.mcmetrics.thanos.Querier;
import java.util.IdentityHashMap;
import java.util.List;

/** Who writes to buckets, reads and compacts them, and who is asked by the same queriers. */
public final class BucketUsers {
  private final Infrastructure infrastructure;
  private final List<StorageUse> uses;
  private final IdentityHashMap<StorageUse, List<Querier>> queriers = new IdentityHashMap<>();

  private BucketUsers(Infrastructure infrastructure) {
    this.infrastructure = infrastructure;
    this.uses =
        infrastructure.storage().uses().stream()
            .filter(use -> !(use.config() instanceof Unused))
            .toList();
  }

  /** Returns the users of all buckets of a tree. */
  public static BucketUsers of(Infrastructure infrastructure) {
    return new BucketUsers(infrastructure);
  }

  /** Returns those in a role that have a bucket, or may have one. */
  public List<StorageUse> all(StorageRole role) {
    return uses.stream().filter(use -> use.role() == role).toList();
  }

  /** Returns the queriers that ask a component, directly or through others. */
  public List<Querier> queriersOf(StorageUse use) {
    return queriers.computeIfAbsent(
        use, any -> infrastructure.stores().queriersOf(use.component().workload()));
  }

  /** Returns the store gateways that some of these queriers ask as well. */
  public List<StorageUse> storesAsked(List<Querier> asking) {
    return all(StorageRole.READS).stream().filter(use -> meet(queriersOf(use), asking)).toList();
  }

  /** Tells whether each store that these queriers ask is known, and is in the tree. */
  public boolean areAllStoresSeen(List<Querier> asking) {
    for (Querier querier : asking) {
      boolean isSeen =
          querier.knowsAllStores()
              && querier.component().commandLine().isWhole()
              && querier.component().workload().sight().whole();
      if (!isSeen) {
        return false;
      }
    }
    return infrastructure.stores().resolvedStores().stream()
        .filter(store -> isAmong(store.querier(), asking))
        .noneMatch(BucketUsers::leadsOut);
  }

  private static boolean leadsOut(ResolvedStore store) {
    return store.resolution().targets().isEmpty();
  }

  @SuppressWarnings("ReferenceEquality") // A querier is found again, not made again.
  private static boolean isAmong(Querier one, List<Querier> all) {
    return all.stream().anyMatch(other -> other == one);
  }

  private static boolean meet(List<Querier> some, List<Querier> others) {
    return some.stream().anyMatch(one -> isAmong(one, others));
  }

  /** Tells whether a bucket is another one than each of some others. */
  public static boolean isApart(StorageUse use, List<StorageUse> others) {
    return !others.isEmpty()
        && others.stream().allMatch(other -> use.compare(other) == Equality.OTHER);
  }
}
