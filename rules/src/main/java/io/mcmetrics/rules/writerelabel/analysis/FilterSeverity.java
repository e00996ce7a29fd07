package io.mcmetrics.rules.writerelabel.analysis;

import io.mcmetrics.fleet.Destination;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.relabel.proof.NeededMetrics;
import io.mcmetrics.relabel.proof.PassingMetrics;
import io.mcmetrics.relabel.proof.PassingMetrics.DashboardLoss;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells how much of the needed metrics a filter keeps, and says it in words. */
public final class FilterSeverity {
  /** Prefixes of what every target and every program exposes, though few dashboards ask for it. */
  private static final List<String> EVERYWHERE =
      List.of("up", "scrape_", "go_", "process_", "promhttp_", "ALERTS");

  private static final Pattern LITERAL_START = Pattern.compile("^[\\^(?:)]*([a-zA-Z0-9_:]*).*$");

  private FilterSeverity() {}

  /** Tells whether over-restrictive-keep or everything-dropped reports a destination as a whole. */
  public static boolean isReportedAsAWhole(Destination destination) {
    return leavesTooLittle(destination) || TotalLoss.of(destination).isPresent();
  }

  /** Tells whether a destination gets some metrics, but so few that dashboards stay empty. */
  public static boolean leavesTooLittle(Destination destination) {
    return isSelective(destination)
        && isTooStrict(destination.passingMetrics())
        && TotalLoss.of(destination).isEmpty();
  }

  /** Tells whether each of the remote writes has a keep rule. */
  private static boolean isSelective(Destination destination) {
    return destination.writes().stream()
        .allMatch(write -> write.relabelling().stream().anyMatch(FilterSeverity::isKeep));
  }

  private static boolean isKeep(RelabelRule rule) {
    return rule.knows(Part.ACTION) && rule.action() == RelabelAction.KEEP;
  }

  /** Returns the keep rules, in order. */
  public static List<RelabelRule> keeps(Destination destination) {
    return destination.rules().stream().filter(FilterSeverity::isKeep).toList();
  }

  /** Returns the keep rule that drops most metrics; the first of equal ones. */
  public static RelabelRule decisiveKeep(Destination destination, PassingMetrics passing) {
    List<RelabelRule> keeps = keeps(destination);
    RelabelRule decisive = keeps.get(0);
    int most = passing.droppedBy(decisive).size();
    for (RelabelRule keep : keeps) {
      int count = passing.droppedBy(keep).size();
      if (count > most) {
        decisive = keep;
        most = count;
      }
    }
    return decisive;
  }

  /**
   * Tells whether at least half of the dashboards lose half of what they show, or less than a fifth
   * of the groups of metrics is left.
   */
  private static boolean isTooStrict(PassingMetrics passing) {
    long all =
        passing.needed().dashboards().keySet().stream().filter(FilterSeverity::counts).count();
    int groups = passing.needed().groups().size();
    int left = passing.passingGroups().size();
    boolean undecided = passing.undecided().size() * 5 > passing.neededCount() * 4;
    return !undecided && all > 0 && (2 * halved(passing) >= all || 5 * left < groups);
  }

  private static long halved(PassingMetrics passing) {
    return passing.incompleteDashboards().stream()
        .filter(loss -> loss.isAtLeastHalf() && counts(loss.dashboard()))
        .count();
  }

  /** Tells whether a dashboard counts: few clusters have Windows nodes, and none macOS or AIX. */
  private static boolean counts(String dashboard) {
    return Stream.of("windows", "darwin", "aix").noneMatch(dashboard::contains);
  }

  /** Returns how many of all dashboards lose half of their metrics, in words. */
  public static String dashboards(PassingMetrics passing) {
    List<DashboardLoss> losses =
        passing.incompleteDashboards().stream().filter(DashboardLoss::isAtLeastHalf).toList();
    return "%d of %d dashboards".formatted(losses.size(), passing.needed().dashboards().size());
  }

  /** Returns the first metrics that pass, as the end of a sentence; empty if none does. */
  public static String whatIsLeft(PassingMetrics passing) {
    List<String> left = List.copyOf(passing.passing());
    return left.isEmpty() ? "" : "; kept: " + AffectedDashboards.some(left);
  }

  /** Tells whether every alternative of a rule begins like metrics that the stack knows. */
  public static boolean picksKnown(RelabelRule keep, NeededMetrics needed) {
    // Names with a colon are those of recording rules: keeping only them is on purpose.
    return !keep.regex().contains(":")
        && Stream.of(keep.regex().split("\\|"))
            .map(alternative -> LITERAL_START.matcher(alternative).replaceFirst("$1"))
            .allMatch(prefix -> isKnown(prefix, needed));
  }

  private static boolean isKnown(String prefix, NeededMetrics needed) {
    return prefix.isEmpty()
        || EVERYWHERE.stream()
            .anyMatch(known -> known.startsWith(prefix) || prefix.startsWith(known))
        || needed.hasNameLike(prefix);
  }
}
