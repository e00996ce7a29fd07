package io.mcmetrics.trace;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.source.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers for each hop what of the list of {@link Check} was looked at, and what came of it. */
final class HopChecks {
  /** More reasons than these make nobody wiser. */
  private static final int MOST_REASONS = 3;

  private final LintResult result;
  private final Map<String, RulePage> ran = new HashMap<>();
  private final Map<Stage, List<RulePage>> listedNowhere = new HashMap<>();

  HopChecks(LintResult result) {
    this.result = result;
    Set<String> listed =
        Stream.of(Check.values())
            .flatMap(check -> check.ruleIds().stream())
            .collect(Collectors.toSet());
    for (RulePage page : result.rules()) {
      ran.put(page.id(), page);
      if (!listed.contains(page.id())) {
        listedNowhere.computeIfAbsent(page.stage(), any -> new ArrayList<>()).add(page);
      }
    }
  }

  /** The findings about a path by stage, those that are accepted apart. */
  record Findings(Map<Stage, List<Finding>> told, Map<Stage, List<Finding>> accepted) {
    private List<Finding> told(Stage stage, List<String> rules) {
      return of(told, stage, rules);
    }

    private List<Finding> accepted(Stage stage, List<String> rules) {
      return of(accepted, stage, rules);
    }

    private static List<Finding> of(
        Map<Stage, List<Finding>> findings, Stage stage, List<String> rules) {
      return findings.getOrDefault(stage, List.of()).stream()
          .filter(finding -> rules.contains(finding.ruleId()))
          .toList();
    }
  }

  /**
   * Returns a hop with its checks.
   *
   * @param followed the hop as the files alone show it, before any finding
   * @param judged the hop to which the checks are added
   */
  TracedHop checked(TracedHop followed, TracedHop judged, Findings findings, CheckedPath path) {
    if (judged.status() == HopStatus.NOT_APPLICABLE) {
      return judged;
    }
    List<TracedCheck> checks = new ArrayList<>();
    for (Check check : Check.at(judged.stage())) {
      if (counts(check) && !isToldElsewhere(check, findings)) {
        checks.add(answer(check, followed, findings, path));
      }
    }
    for (Check check : Check.values()) {
      boolean isGuest = check.stage() != judged.stage() && isTold(check, judged.stage(), findings);
      if (isGuest) {
        checks.add(answer(check, followed, findings, path));
      }
    }
    for (RulePage page : listedNowhere.getOrDefault(judged.stage(), List.of())) {
      checks.add(answer(page, followed, findings));
    }
    return judged.withChecks(checks);
  }

  /** A check of rules that are not installed is none: a rule of tomorrow takes no yes away. */
  private boolean counts(Check check) {
    return check.needsNoRule() || check.ruleIds().stream().anyMatch(this::isInstalled);
  }

  private boolean isInstalled(String ruleId) {
    return ran.containsKey(ruleId) || result.withheld().off().contains(ruleId);
  }

  /** A rule may find that a fault breaks another hop than its check is listed for. */
  private static boolean isToldElsewhere(Check check, Findings findings) {
    return findings.told().keySet().stream()
        .anyMatch(stage -> stage != check.stage() && isTold(check, stage, findings));
  }

  private static boolean isTold(Check check, Stage stage, Findings findings) {
    return findings.told(stage, check.ruleIds()).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .anyMatch(
            finding ->
                Check.at(stage).stream()
                    .noneMatch(own -> own.ruleIds().contains(finding.ruleId())));
  }

  private TracedCheck answer(Check check, TracedHop followed, Findings findings, CheckedPath path) {
    List<String> rules = check.ruleIds().stream().filter(this::isInstalled).toList();
    return answer(check.id(), check.asks(), rules, followed, findings, () -> check.unseen(path));
  }

  /** A rule of somebody else is a check of its own. */
  private TracedCheck answer(RulePage page, TracedHop followed, Findings findings) {
    String asks = "there is no " + page.summary();
    return answer(page.id(), asks, List.of(page.id()), followed, findings, List::of);
  }

  private interface Limits {
    List<Unseen> get();
  }

  private TracedCheck answer(
      String id,
      String asks,
      List<String> rules,
      TracedHop followed,
      Findings findings,
      Limits limits) {
    List<Finding> told = findings.told(followed.stage(), rules);
    Optional<Finding> worst =
        told.stream().filter(finding -> finding.severity() == Severity.ERROR).findFirst();
    if (worst.isPresent()) {
      return new TracedCheck(
          id,
          asks,
          CheckStatus.BROKEN,
          worst.get().problem().message(),
          Optional.of(worst.get().problem().at()),
          rules);
    }
    List<String> reasons = new ArrayList<>();
    List<Origin> places = new ArrayList<>();
    if (followed.status() == HopStatus.UNKNOWN) {
      reasons.add(followed.message());
    } else {
      addSilent(rules, reasons);
      findings.accepted(followed.stage(), rules).forEach(f -> add(f, "ignored", reasons, places));
      told.stream().filter(this::isDoubt).forEach(f -> add(f, "possible", reasons, places));
      for (Unseen unseen : limits.get()) {
        reasons.add(unseen.what());
        places.add(unseen.origin());
      }
    }
    CheckStatus status = reasons.isEmpty() ? CheckStatus.IN_ORDER : CheckStatus.NOT_LOOKED_AT;
    return new TracedCheck(id, asks, status, joined(reasons), places.stream().findFirst(), rules);
  }

  private void addSilent(List<String> rules, List<String> reasons) {
    for (String rule : rules) {
      if (result.withheld().off().contains(rule)) {
        reasons.add("the rule `" + rule + "` is turned off");
      } else if (result.withheld().failed().contains(rule)) {
        reasons.add("the rule `" + rule + "` failed");
      }
    }
  }

  private static void add(Finding finding, String how, List<String> reasons, List<Origin> places) {
    reasons.add(how + ": " + finding.problem().message());
    places.add(finding.problem().at());
  }

  /** An error, if it is so; the files do not tell. */
  private boolean isDoubt(Finding finding) {
    RulePage page = ran.get(finding.ruleId());
    return finding.problem().confidence() == Confidence.POSSIBLE
        && page != null
        && page.severity() == Severity.ERROR;
  }

  private static String joined(List<String> reasons) {
    List<String> distinct = List.copyOf(new LinkedHashSet<>(reasons));
    int rest = distinct.size() - MOST_REASONS;
    String first = String.join("; ", rest > 0 ? distinct.subList(0, MOST_REASONS) : distinct);
    return rest > 0 ? first + " and " + rest + " more" : first;
  }
}
