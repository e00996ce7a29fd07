package io.mcmetrics.rules.storage;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ASIDE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.rules.storage.analysis.BucketUsers;
import io.mcmetrics.rules.storage.analysis.CompactorPair;
import io.mcmetrics.rules.storage.analysis.FlagDuration;
import io.mcmetrics.storage.Bucket.Equality;
import io.mcmetrics.storage.StorageRole;
import io.mcmetrics.storage.StorageUse;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.ThanosRelease;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags compactors that get in each other's way, halt, or do not start. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a compactor that damages its bucket, halts, or does not start",
    why =
        """
        Only one compactor may work on a block. Two of them make overlapping blocks, and one halts,
        `critical error detected; halting` and `thanos_compact_halted 1`: from then on nothing is
        compacted, downsampled or deleted, and long ranges get slow and empty. Which blocks two of
        them have merged cannot be undone.
        """,
    symptom =
        """
        `thanos_compact_halted` is 1, and the log says `critical error detected; halting`, with `overlaps found while
        gathering blocks`. Too short a retention ends it at start: `raw resolution must be higher than the
        minimum block size`. The bucket grows, and queries over months get slow.
        """,
    remedy =
        """
        Run one compactor for a bucket, with one replica, in the central cluster; or divide the
        blocks among several with `--selector.relabel-config`. Out-of-order samples want
        `--compact.enable-vertical-compaction`.
        """,
    confidence =
        """
        Certain where several replicas have the same flags, or a retention is one that the release
        refuses. Likely where two compactors are in the tree whose buckets are the same.
        """,
    sources = {
      "thanos 0.42.5, cmd/thanos/compact.go: a retention that is too short is refused, "
          + "since 0.25",
      "thanos 0.42.5, cmd/thanos/receive.go: the out-of-order window wants vertical "
          + "compaction",
      "thanos 0.42.5, docs/components/compact.md: one compactor for a bucket"
    },
    severity = ERROR,
    stage = ASIDE)
public final class UnsafeCompactor implements FleetRule {
  /** The blocks of which lower resolutions are made (thanos, pkg/compact/downsample). */
  private static final Duration OF_5_MINUTES = Duration.ofHours(40);

  private static final Duration OF_1_HOUR = Duration.ofDays(10);

  /** The first release that refuses a retention which is too short (thanos, pull request 5059). */
  private static final ThanosRelease REFUSING = new ThanosRelease(0, 25);

  private static final String SELECTOR = "selector.relabel-config";

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    BucketUsers users = BucketUsers.of(fleet.infrastructure());
    List<StorageUse> compactors = users.all(StorageRole.COMPACTS);
    for (int i = 0; i < compactors.size(); i++) {
      StorageUse one = compactors.get(i);
      Component component = one.component();
      replicas(component).ifPresent(found -> out.accept(scoped(found, one, fleet)));
      retention(component, "retention.resolution-raw", OF_5_MINUTES, "40h", "5m")
          .or(() -> retention(component, "retention.resolution-5m", OF_1_HOUR, "10d", "1h"))
          .ifPresent(found -> out.accept(scoped(found, one, fleet)));
      outOfOrder(one, users).ifPresent(found -> out.accept(scoped(found, one, fleet)));
      compactors.subList(i + 1, compactors.size()).stream()
          .filter(other -> CompactorPair.shareBlocks(one, other))
          .findFirst()
          .ifPresent(other -> out.accept(scoped(pair(one, other), one, fleet)));
    }
  }

  private static Problem scoped(Problem problem, StorageUse use, Fleet fleet) {
    return ComponentScope.of(problem, use.component(), fleet);
  }

  private static Optional<Problem> replicas(Component compactor) {
    boolean isWhole = compactor.commandLine().isWhole();
    return compactor.workload().replicas() instanceof Known<Integer> count
            && count.value() > 1
            && isWhole
            && !isDivided(compactor)
        ? Optional.of(
            Problem.at(
                count,
                "%d replicas of %s work on the same blocks, which only one may",
                count.value(),
                compactor.words()))
        : Optional.empty();
  }

  private static boolean isDivided(Component compactor) {
    return compactor.commandLine().has(SELECTOR) || compactor.commandLine().has(SELECTOR + "-file");
  }

  private static Optional<Problem> retention(
      Component compactor, String flag, Duration least, String leastText, String resolution) {
    Value<String> written = compactor.commandLine().last(flag);
    boolean isTooShort =
        FlagDuration.of(written).filter(length -> length.compareTo(least) < 0).isPresent();
    if (!isTooShort
        || compactor.commandLine().has("downsampling.disable")
        || compactor.isBefore(REFUSING)) {
      return Optional.empty();
    }
    boolean isReleaseKnown = ThanosRelease.of(compactor.version().known().orElse("")).isPresent();
    return Optional.of(
        Problem.at(
                written,
                "the compactor does not start: with less than %s no block is left of which the"
                    + " resolution %s could be made",
                leastText,
                resolution)
            .atMost(isReleaseKnown ? Confidence.CERTAIN : Confidence.LIKELY));
  }

  /** Out-of-order samples make blocks that overlap (thanos, cmd/thanos/receive.go). */
  private static Optional<Problem> outOfOrder(StorageUse compactor, BucketUsers users) {
    Component component = compactor.component();
    boolean isVertical =
        component.commandLine().has("compact.enable-vertical-compaction")
            || component.commandLine().has("deduplication.replica-label");
    if (isVertical || !component.commandLine().isWhole()) {
      return Optional.empty();
    }
    for (StorageUse writer : users.all(StorageRole.WRITES)) {
      Value<String> window = writer.component().commandLine().last("tsdb.out-of-order.time-window");
      if (FlagDuration.of(window).isPresent() && writer.compare(compactor) == Equality.SAME) {
        return Optional.of(
            Problem.at(
                    component,
                    "%s halts at the first overlap: without `--compact.enable-vertical-compaction`"
                        + " it takes no blocks with out-of-order samples",
                    component.words())
                .see(window, "lets out-of-order samples into the same bucket")
                .atMost(Confidence.LIKELY));
      }
    }
    return Optional.empty();
  }

  private static Problem pair(StorageUse one, StorageUse other) {
    String cluster = other.component().workload().cluster().name();
    boolean isBeside = one.component().workload().cluster().name().equals(cluster);
    return Problem.at(
            one,
            "%s and %s%s work on the same bucket: one of them halts",
            one.component().words(),
            other.component().words(),
            isBeside ? "" : " of `" + cluster + "`")
        .see(other, "the other compactor has its bucket from here")
        .affecting(cluster)
        .atMost(other.component().workload().sight().limit())
        .atMost(Confidence.LIKELY);
  }
}
