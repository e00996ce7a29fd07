package io.mcmetrics.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.storage.Bucket;
import io.mcmetrics.storage.Bucket.Equality;
import io.mcmetrics.storage.CaFile;
import io.mcmetrics.storage.CaFile.Mounting;
import io.mcmetrics.storage.StorageConfig;
import io.mcmetrics.storage.StorageConfig.Configured;
import io.mcmetrics.storage.StorageConfig.Unused;
import io.mcmetrics.storage.StorageRole;
import io.mcmetrics.storage.StorageUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds for each component of Thanos which bucket it uses, and which others use the same. */
final class StorageTracer {
  private final StoragePeers peers;

  private StorageTracer(StoragePeers peers) {
    this.peers = peers;
  }

  static List<TracedStorage> trace(Infrastructure infrastructure) {
    StorageTracer tracer = new StorageTracer(new StoragePeers(infrastructure));
    return infrastructure.storage().uses().stream()
        .map(tracer::traced)
        .sorted(Comparator.comparing(TracedStorage::cluster))
        .toList();
  }

  private TracedStorage traced(StorageUse use) {
    Workload workload = use.component().workload();
    String name = workload.name().written();
    String namespace = workload.namespace().written();
    BucketComparison comparison = peers.of(use);
    List<String> clauses = new ArrayList<>();
    clauses.add(own(use));
    use.caFile().map(CaFile::words).ifPresent(clauses::add);
    if (!comparison.words().isEmpty()) {
      clauses.add(comparison.words());
    }
    List<Related> evidence = new ArrayList<>(evidence(use));
    evidence.addAll(comparison.evidence());
    return new TracedStorage(
        workload.cluster().name(),
        use.component().program().words(),
        namespace.isEmpty() ? name : namespace + "/" + name,
        use.role(),
        use.bucket().filter(Bucket::isKnown).map(Bucket::words).orElse(""),
        status(use, comparison),
        String.join("; ", clauses),
        evidence);
  }

  private static HopStatus status(StorageUse use, BucketComparison comparison) {
    if (use.config() instanceof Unused) {
      return HopStatus.NOT_APPLICABLE;
    }
    boolean isKnown = use.bucket().filter(Bucket::isKnown).isPresent();
    boolean lacksAuthorities =
        use.caFile().filter(file -> file.mounting() == Mounting.NOT_MOUNTED).isPresent();
    return isKnown && !lacksAuthorities && comparison.likeness() != Equality.OTHER
        ? HopStatus.OK
        : HopStatus.UNKNOWN;
  }

  private static String own(StorageUse use) {
    StorageConfig config = use.config();
    if (config instanceof Unused unused) {
      return unused.reason();
    }
    if (config instanceof StorageConfig.Hidden hidden) {
      return "which bucket it %s is not known: %s".formatted(verb(use.role()), hidden.reason());
    }
    String bucket =
        use.bucket()
            .filter(Bucket::isKnown)
            .map(Bucket::words)
            .orElse("a bucket whose name is left open");
    String source = config.source().map(key -> ", says " + key.words()).orElse("");
    return "it " + verb(use.role()) + " " + bucket + source;
  }

  private static String verb(StorageRole role) {
    return switch (role) {
      case WRITES -> "writes to";
      case READS -> "reads";
      case COMPACTS -> "compacts";
    };
  }

  private static List<Related> evidence(StorageUse use) {
    Related flag = new Related(use.config().origin(), "tells it of its bucket");
    if (use.config() instanceof Configured told) {
      return List.of(new Related(told.bucket().origin(), "the bucket"), flag);
    }
    if (use.config() instanceof Unused) {
      return List.of(new Related(use.config().origin(), "the container"));
    }
    List<Related> evidence = new ArrayList<>();
    use.config()
        .source()
        .ifPresent(key -> evidence.add(new Related(key.name().origin(), "holds the bucket")));
    evidence.add(flag);
    return evidence;
  }
}
