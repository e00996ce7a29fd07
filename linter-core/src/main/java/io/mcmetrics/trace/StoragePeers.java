package io.mcmetrics.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.storage.Bucket;
import io.mcmetrics.storage.Bucket.Equality;
import io.mcmetrics.storage.StorageConfig.Unused;
import io.mcmetrics.storage.StorageRole;
import io.mcmetrics.storage.StorageUse;
import io.mcmetrics.thanos.Querier;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Compares what reads buckets with what writes to them. */
final class StoragePeers {
  private final Infrastructure infrastructure;
  private final List<StorageUse> writers;
  private final IdentityHashMap<StorageUse, List<Querier>> queriers = new IdentityHashMap<>();

  StoragePeers(Infrastructure infrastructure) {
    this.infrastructure = infrastructure;
    this.writers =
        infrastructure.storage().uses().stream()
            .filter(use -> use.role() == StorageRole.WRITES)
            .filter(use -> !(use.config() instanceof Unused))
            .toList();
  }

  /** Returns who writes to the bucket that a component reads or compacts. */
  BucketComparison of(StorageUse use) {
    return switch (use.role()) {
      case WRITES -> new BucketComparison(Equality.UNKNOWN, "", List.of());
      case COMPACTS ->
          writer(use, writers, Equality.SAME)
              .map(writer -> shared(use, writer))
              .orElse(new BucketComparison(Equality.UNKNOWN, "", List.of()));
      case READS -> ofReader(use);
    };
  }

  /**
   * A Thanos Query treats all its stores as one set of series, so a reader must read the bucket
   * that a store of the same Query writes to.
   */
  private BucketComparison ofReader(StorageUse reader) {
    List<Querier> asking = queriersOf(reader);
    if (asking.isEmpty()) {
      return new BucketComparison(
          Equality.UNKNOWN, "no Thanos Query of the tree is known to ask it", List.of());
    }
    List<StorageUse> beside =
        writers.stream().filter(writer -> meet(queriersOf(writer), asking)).toList();
    Optional<StorageUse> same = writer(reader, beside, Equality.SAME);
    if (same.isPresent()) {
      return shared(reader, same.get());
    }
    Optional<StorageUse> perhaps = writer(reader, beside, Equality.UNKNOWN);
    if (perhaps.isPresent()) {
      return new BucketComparison(
          Equality.UNKNOWN,
          "whether %s writes there is not known".formatted(perhaps.get().component().words()),
          evidence(perhaps.get(), "perhaps writes there"));
    }
    return writer(reader, beside, Equality.OTHER)
        .map(StoragePeers::apart)
        .orElseGet(
            () ->
                new BucketComparison(
                    Equality.UNKNOWN,
                    "nothing that %s asks is known to write to a bucket"
                        .formatted(asking.get(0).component().words()),
                    List.of()));
  }

  private static BucketComparison shared(StorageUse use, StorageUse writer) {
    boolean isNamed = use.bucket().filter(Bucket::isKnown).isPresent();
    String words =
        isNamed
            ? writer.component().words() + " writes there"
            : "it is the one that " + writer.component().words() + " writes to";
    return new BucketComparison(Equality.SAME, words, evidence(writer, "writes there"));
  }

  private static BucketComparison apart(StorageUse writer) {
    String bucket = writer.bucket().map(Bucket::words).orElse("another");
    return new BucketComparison(
        Equality.OTHER,
        "%s writes to another: %s".formatted(writer.component().words(), bucket),
        evidence(writer, "writes to another"));
  }

  private static List<Related> evidence(StorageUse writer, String note) {
    return List.of(new Related(writer.bucket().map(Bucket::origin).orElse(writer.origin()), note));
  }

  private static Optional<StorageUse> writer(
      StorageUse use, List<StorageUse> writers, Equality likeness) {
    return writers.stream().filter(writer -> use.compare(writer) == likeness).findFirst();
  }

  private List<Querier> queriersOf(StorageUse use) {
    return queriers.computeIfAbsent(
        use, any -> infrastructure.stores().queriersOf(use.component().workload()));
  }

  @SuppressWarnings("ReferenceEquality") // A querier is found again, not made again.
  private static boolean meet(List<Querier> some, List<Querier> others) {
    return some.stream().anyMatch(one -> others.stream().anyMatch(other -> other == one));
  }
}
