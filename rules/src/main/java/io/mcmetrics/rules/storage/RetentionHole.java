package io.mcmetrics.rules.storage;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.ASIDE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.rules.storage.analysis.BucketUsers;
import io.mcmetrics.rules.storage.analysis.FlagDuration;
import io.mcmetrics.rules.storage.analysis.LocalRetention;
import io.mcmetrics.rules.storage.analysis.ReceiverDisk;
import io.mcmetrics.storage.Bucket.Equality;
import io.mcmetrics.storage.StorageConfig.Unused;
import io.mcmetrics.storage.StorageRole;
import io.mcmetrics.storage.StorageUse;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags times of which samples are kept, and no query finds them, or of which none are kept. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a time of which no query finds samples",
    why =
        """
        Graphs end some hours ago, or have a hole between what the receivers still have and what the
        store gateways serve. Nothing reports an error: each component serves what it is told to.
        """,
    symptom =
        """
        Graphs over a week begin some hours or days ago, or have a hole that moves with the time. The page `Stores` of
        Thanos Query shows the times that each store serves, `Min Time` and `Max Time`: they do not touch, or
        none of them goes back further than the local retention.
        """,
    remedy =
        """
        Let Thanos Query ask a store gateway of the bucket, and let the time that store gateways leave
        out be shorter than the local retention. A local retention of at least 6h leaves time to
        upload blocks of two hours.
        """,
    confidence =
        """
        Certain where both limits are written and the bucket is the same. Likely where all that
        Thanos Query asks is in the tree, and nothing of it reads the bucket; an information where a
        week or more is kept.
        """,
    sources = {
      "thanos 0.42.5, cmd/thanos/receive.go: a receiver keeps 15 days by default",
      "thanos 0.42.5, docs/components/sidecar.md: a local retention of three blocks at " + "least",
      "thanos 0.42.5, cmd/thanos/store.go: a time limit with a minus is relative to now"
    },
    severity = WARNING,
    stage = ASIDE)
public final class RetentionHole implements FleetRule {
  /** Three times the length of a block (thanos, docs/components/sidecar.md). */
  private static final Duration SAFE = Duration.ofHours(6);

  private static final Duration LONG = Duration.ofDays(7);

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    BucketUsers users = BucketUsers.of(fleet.infrastructure());
    LocalRetention retention = LocalRetention.in(fleet);
    for (StorageUse writer : fleet.infrastructure().storage().uses()) {
      if (writer.role() == StorageRole.WRITES) {
        Value<String> kept = retention.of(writer);
        tooShort(writer, kept).ifPresent(found -> out.accept(scoped(found, writer, fleet)));
      }
    }
    for (StorageUse writer : users.all(StorageRole.WRITES)) {
      Value<String> kept = retention.of(writer);
      unread(writer, kept, users)
          .or(() -> gap(writer, kept, users))
          .ifPresent(found -> out.accept(scoped(found, writer, fleet)));
    }
    for (Receive receive : fleet.infrastructure().thanos().receives()) {
      ReceiverDisk.fault(receive)
          .map(
              fault ->
                  Problem.at(
                          receive,
                          "what %s has not uploaded yet is lost with each pod: %s",
                          receive.component().words(),
                          fault)
                      .atMost(Confidence.LIKELY))
          .map(problem -> ComponentScope.of(problem, receive.component(), fleet))
          .ifPresent(out);
    }
  }

  private static Problem scoped(Problem problem, StorageUse use, Fleet fleet) {
    return ComponentScope.of(problem, use.component(), fleet);
  }

  private static Optional<Problem> tooShort(StorageUse writer, Value<String> kept) {
    return FlagDuration.of(kept)
        .filter(length -> length.compareTo(SAFE) < 0)
        .map(
            length ->
                Problem.at(
                    kept,
                    "%s keeps samples for %s%s",
                    writer.component().words(),
                    kept.written(),
                    writer.config() instanceof Unused
                        ? " and uploads nothing: graphs end there"
                        : ": a bucket that is not there for a few hours leaves a hole for good"));
  }

  private static Optional<Problem> unread(
      StorageUse writer, Value<String> kept, BucketUsers users) {
    List<Querier> asking = users.queriersOf(writer);
    boolean isRead =
        users.all(StorageRole.READS).stream()
            .anyMatch(store -> store.compare(writer) != Equality.OTHER);
    if (asking.isEmpty()
        || isRead
        || !users.storesAsked(asking).isEmpty()
        || !users.areAllStoresSeen(asking)) {
      return Optional.empty();
    }
    String end = kept.written().isEmpty() ? "its local retention" : kept.written();
    return Optional.of(
        Problem.at(
                writer,
                "%s uploads its blocks, and nothing that Thanos Query asks reads them: graphs end"
                    + " after %s",
                writer.component().words(),
                end)
            .see(asking.get(0), "the Thanos Query, which asks no store gateway")
            .withWeight(isLong(kept) ? Weight.LIGHTER : Weight.USUAL)
            .atMost(Confidence.LIKELY));
  }

  /** Who keeps weeks on the disk may want the bucket as a copy alone. */
  private static boolean isLong(Value<String> kept) {
    return FlagDuration.of(kept).filter(length -> length.compareTo(LONG) < 0).isEmpty();
  }

  private static Optional<Problem> gap(StorageUse writer, Value<String> kept, BucketUsers users) {
    Optional<Duration> local = FlagDuration.of(kept);
    List<StorageUse> stores =
        users.storesAsked(users.queriersOf(writer)).stream()
            .filter(store -> store.compare(writer) == Equality.SAME)
            .toList();
    if (local.isEmpty() || stores.isEmpty()) {
      return Optional.empty();
    }
    for (StorageUse store : stores) {
      Value<String> limit = store.component().commandLine().last("max-time");
      Optional<Duration> left = FlagDuration.ago(limit);
      if (left.isEmpty() || left.get().compareTo(local.get()) <= 0) {
        return Optional.empty();
      }
    }
    Value<String> limit = stores.get(0).component().commandLine().last("max-time");
    return Optional.of(
        Problem.at(
                limit,
                "%s serves nothing of the last %s, and %s keeps %s: between them is a hole",
                stores.get(0).component().words(),
                limit.written().substring(1),
                writer.component().words(),
                kept.written())
            .see(kept, "the local retention"));
  }
}
