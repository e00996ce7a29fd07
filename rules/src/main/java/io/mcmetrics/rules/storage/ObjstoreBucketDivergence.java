package io.mcmetrics.rules.storage;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ASIDE;

import com.google.auto.service.AutoService;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.rules.storage.analysis.BucketUsers;
import io.mcmetrics.source.Located;
import io.mcmetrics.storage.Bucket;
import io.mcmetrics.storage.StorageRole;
import io.mcmetrics.storage.StorageUse;
import io.mcmetrics.thanos.Querier;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Flags components that write blocks to a bucket which those that should read it do not read. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a bucket that is written to, and that no store gateway reads",
    why =
        """
        Each component has its own configuration of the bucket, and none compares it with that of
        another. The blocks are uploaded, the store gateway is healthy, and what is older than the
        local retention is in no graph.
        """,
    symptom =
        """
        `thanos_shipper_uploads_total` grows, and `thanos_bucket_store_blocks_loaded` of the store gateway does not.
        Nothing logs an error. In Grafana, graphs end where the local retention ends, for all clusters alike.
        """,
    remedy =
        """
        Give all components of one Thanos Query the same Secret; or add a store gateway for each
        bucket that is written to.
        """,
    confidence =
        """
        Likely where the buckets are known and differ, and a Thanos Query of the tree asks both sides.
        A compactor that works on a bucket of its own is a warning.
        """,
    sources = {
      "thanos 0.42.5, cmd/thanos/receive.go: each process has a configuration of its bucket",
      "thanos 0.42.5, docs/components/store.md: a store gateway serves the blocks of "
          + "one bucket"
    },
    severity = ERROR,
    stage = ASIDE)
public final class ObjstoreBucketDivergence implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    BucketUsers users = BucketUsers.of(fleet.infrastructure());
    for (StorageUse writer : users.all(StorageRole.WRITES)) {
      List<Querier> asking = users.queriersOf(writer);
      List<StorageUse> stores = users.storesAsked(asking);
      if (isInBucket(writer) && BucketUsers.isApart(writer, stores)) {
        Problem problem =
            Problem.at(
                place(writer),
                "%s writes to %s, and no store gateway that Thanos Query asks reads it",
                writer.component().words(),
                words(writer));
        out.accept(scoped(seeing(problem, stores, "reads"), writer, fleet));
      }
    }
    for (StorageUse compactor : users.all(StorageRole.COMPACTS)) {
      List<StorageUse> others = others(compactor, users);
      boolean areKnown =
          others.stream().anyMatch(use -> use.role() == StorageRole.WRITES)
              && others.stream().anyMatch(use -> use.role() == StorageRole.READS);
      if (areKnown && isInBucket(compactor) && BucketUsers.isApart(compactor, others)) {
        Problem problem =
            Problem.at(
                    place(compactor),
                    "%s compacts %s, to which nothing writes",
                    compactor.component().words(),
                    words(compactor))
                .withWeight(Weight.LIGHTER);
        out.accept(scoped(seeing(problem, others, "uses"), compactor, fleet));
      }
    }
  }

  /** Returns what writes and reads in the cluster of a compactor. */
  private static List<StorageUse> others(StorageUse compactor, BucketUsers users) {
    return Stream.of(StorageRole.WRITES, StorageRole.READS)
        .flatMap(role -> users.all(role).stream())
        .filter(use -> use.component().workload().cluster().mayBeSameAs(cluster(compactor)))
        .toList();
  }

  private static Cluster cluster(StorageUse use) {
    return use.component().workload().cluster();
  }

  /** Directories are of the pods, or of a volume that they may share under another name. */
  private static boolean isInBucket(StorageUse use) {
    Optional<Bucket> bucket = use.bucket().filter(Bucket::isKnown);
    return bucket.isPresent() && !bucket.get().type().written().equalsIgnoreCase("FILESYSTEM");
  }

  private static String words(StorageUse use) {
    return use.bucket().map(Bucket::words).orElse("a bucket");
  }

  private static Located place(StorageUse use) {
    return use.bucket().map(Located.class::cast).orElse(use);
  }

  private static Problem seeing(Problem problem, List<StorageUse> others, String verb) {
    StorageUse first = others.get(0);
    return problem.see(place(first), "%s %s %s", first.component().words(), verb, words(first));
  }

  private static Problem scoped(Problem problem, StorageUse use, Fleet fleet) {
    return ComponentScope.of(problem, use.component(), fleet).atMost(Confidence.LIKELY);
  }
}
