package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.QUERY;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Component.Flag;
import io.mcmetrics.thanos.ThanosFlags;
import io.mcmetrics.thanos.ThanosRelease;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flags flags that the release of Thanos in use does not know. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a flag that this release of Thanos does not know",
    why =
        """
        The pods do not start: `unknown long flag '--store'`.
        While the old ones still run, nobody notices; after the next restart of a node, nothing
        answers.
        """,
    symptom =
        """
        The pod restarts again and again (`CrashLoopBackOff`), and its log is one line,
        `unknown long flag` with the flag. `kube_pod_container_status_restarts_total` grows. If it
        is Thanos Receive, senders warn `Failed to send batch, retrying`; if it is Thanos Query,
        Grafana shows errors of the data source.
        """,
    remedy =
        """
        Since 0.38, `--endpoint` does what `--store`, `--rule`, `--metadata`, `--exemplar` and
        `--target` did. Take out other flags that are gone, or take an image that knows them.
        """,
    confidence =
        """
        Certain where the tag of the image says the release, and that has no such flag. Likely
        where the flag is nearly one that it has. Possible where the tag is `latest`, the name of
        the main branch, or a build of it since 0.38.0 of April 2025; other builds of the branch are not
        judged.
        """,
    sources = {
      "Thanos 0.42.5, CHANGELOG.md, 0.38.0: --store, --rule, --metadata and --exemplar are "
          + "removed",
      "Thanos 0.37.2 and 0.38.0, cmd/thanos/query.go: the flags are in the one and not in "
          + "the other",
      "Thanos 0.42.5, run: the words of the error"
    },
    severity = ERROR,
    stage = QUERY)
public final class RemovedThanosFlag implements FleetRule {
  private static final Map<String, String> SUCCESSORS =
      Map.of(
          "store", "endpoint",
          "rule", "endpoint",
          "metadata", "endpoint",
          "exemplar", "endpoint",
          "target", "endpoint",
          "store-strict", "endpoint-strict",
          "query.default-tenant", "query.default-tenant-id");

  private static final Pattern DATED = Pattern.compile("main-(\\d{4}-\\d{2}-\\d{2})(-.*)?");

  /**
   * Builds of the main branch of that day and later have no flag that 0.38.0 has not: it was
   * released on 3 April 2025 (Thanos, {@code CHANGELOG.md}), and the branch lost {@code --store}
   * and its like on 15 January 2025 (pull request 7890).
   */
  private static final String SINCE_0_38 = "2025-04-03";

  private final ThanosFlags table = ThanosFlags.read();

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Component component : fleet.infrastructure().thanos().components()) {
      if (component.version() instanceof Known<String> tag) {
        for (Flag flag : component.flags()) {
          Optional<ThanosRelease> release = ThanosRelease.of(tag.value());
          Optional<Problem> problem =
              release.isPresent()
                  ? problem(component, flag, release.get(), tag, "the release")
                  : ofTheNewest(component, flag, tag);
          problem.ifPresent(found -> out.accept(ComponentScope.of(found, component, fleet)));
        }
      }
    }
  }

  private Optional<Problem> problem(
      Component component, Flag flag, ThanosRelease release, Known<String> tag, String reason) {
    Optional<ThanosFlags.ReleaseRange> known = table.find(component.program(), flag.name());
    if (known.isEmpty()) {
      return release.compareTo(ThanosFlags.NEWEST) > 0 || release.compareTo(ThanosFlags.OLDEST) < 0
          ? Optional.empty()
          : misspelt(component, flag, tag);
    }
    if (known.get().isRemovedIn(release)) {
      return Optional.of(
          Problem.at(
                  flag,
                  "%s has no flag `--%s` since %s, and does not start%s",
                  component.program().words(),
                  flag.name(),
                  known.get().until().map(ThanosRelease::toString).orElse(""),
                  successor(flag))
              .see(tag, "%s", reason));
    }
    return known.get().isAddedAfter(release)
        ? Optional.of(
            Problem.at(
                    flag,
                    "%s %s has no flag `--%s` yet, which came with %s, and does not start",
                    component.program().words(),
                    release,
                    flag.name(),
                    known.get().since().map(ThanosRelease::toString).orElse(""))
                .see(tag, "%s", reason))
        : Optional.empty();
  }

  private Optional<Problem> misspelt(Component component, Flag flag, Known<String> tag) {
    String positive = flag.name().replaceFirst("^no-", "");
    Vocabulary names = new Vocabulary(List.copyOf(table.names(component.program())));
    Optional<String> meant = names.nearest(flag.name());
    return names.has(positive) || meant.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    flag,
                    "%s knows no flag `--%s`, and does not start%s",
                    component.program().words(),
                    flag.name(),
                    names.hint(flag.name()))
                .see(tag, "the release")
                .atMost(Confidence.LIKELY));
  }

  /**
   * What is called {@code latest} or after its branch is probably new; what has a date is as old as
   * that, and what has only the number of a commit may be of any age.
   */
  private Optional<Problem> ofTheNewest(Component component, Flag flag, Known<String> tag) {
    Matcher dated = DATED.matcher(tag.value());
    boolean isNew =
        dated.matches()
            ? dated.group(1).compareTo(SINCE_0_38) >= 0
            : tag.value().equals("latest") || tag.value().equals("main");
    ThanosRelease release = dated.matches() ? new ThanosRelease(0, 38) : ThanosFlags.NEWEST;
    String reason =
        dated.matches()
            ? "no release is written; a build of that day has what %s has".formatted(release)
            : "no release is written; the newest that is known, %s, is assumed".formatted(release);
    return isNew
        ? table
            .find(component.program(), flag.name())
            .filter(known -> known.isRemovedIn(release))
            .flatMap(known -> problem(component, flag, release, tag, reason))
            .map(found -> found.atMost(Confidence.POSSIBLE))
        : Optional.empty();
  }

  private static String successor(Flag flag) {
    return Optional.ofNullable(SUCCESSORS.get(flag.name()))
        .map(successor -> "; `--" + successor + "` stands for it")
        .orElse("");
  }
}
