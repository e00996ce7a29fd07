package io.mcmetrics.report.finding;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The end of a text report: how many findings of what kind, and how much of the tree was seen. */
final class TextSummary {
  private static final int MOST_LINES = 10;

  private final LintResult result;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private TextSummary(LintResult result, Style style) {
    this.result = result;
    this.style = style;
  }

  static String of(LintResult result, Style style) {
    return new TextSummary(result, style).write();
  }

  private String write() {
    if (result.sawNothing()) {
      out.append("nothing was analysed: ").append(NothingSeen.words(result.counts()));
      out.append('\n');
    }
    if (!result.sawNothing() || !result.findings().isEmpty()) {
      out.append(outcome()).append(" in ").append(scope());
      int suppressed = result.counts().suppressed();
      out.append(suppressed == 0 ? "" : "; " + suppressed + " suppressed").append('\n');
    }
    addUnseenSenders();
    addRemarks();
    addClusters();
    addGaps();
    return out.toString();
  }

  /**
   * Without a sender, that there are no errors does not say that metrics arrive. What is not
   * understood may hold one.
   */
  private void addUnseenSenders() {
    boolean isGreen = result.count(Severity.ERROR) == 0;
    if (!isGreen || result.sawNothing() || result.counts().senders() > 0) {
      return;
    }
    int unread = result.counts().files() - result.counts().understood();
    long places = result.gaps().stream().filter(Gap::mayBeSender).count();
    out.append("no sender was seen, so whether metrics are sent is not judged");
    if (unread > 0) {
      out.append("; ").append(counted(unread, "file")).append(" not understood");
    }
    if (places > 0) {
      out.append("; ").append(counted((int) places, "place")).append(" may be one");
    }
    out.append('\n');
  }

  /** Says of which tree this is the result, and what of it was left out on purpose. */
  private void addRemarks() {
    int ignored = result.counts().ignored();
    if (ignored > 0) {
      out.append(counted(ignored, "path"));
      out.append(" left out by .gitignore; --no-ignore reads them\n");
    }
    String note = style.standpoint().note();
    out.append(note.isEmpty() ? "" : Printable.line(note) + "\n");
  }

  private String outcome() {
    return result.findings().isEmpty() ? "no findings" : counts(result.findings());
  }

  private String scope() {
    String files = counted(result.counts().files(), "file");
    return "%s, %s, %s (%d understood)"
        .formatted(clusters(), senders(), files, result.counts().understood());
  }

  /** A Prometheus that only scrapes is no sender, and is said beside those that are. */
  private String senders() {
    int sending = result.counts().sending();
    int others = result.counts().senders() - sending;
    String counted = counted(sending, "sender");
    return others == 0
        ? counted
        : "%s (and %d that only %s)".formatted(counted, others, others == 1 ? "scrapes" : "scrape");
  }

  /**
   * What may be a cluster, going by nothing but a path, is not counted as one; what has not even a
   * path to go by, as standard input, is not mentioned.
   */
  private String clusters() {
    long byPath =
        result.clusters().stream()
            .filter(Cluster::isByPathOnly)
            .filter(cluster -> !cluster.path().equals(LintResult.STANDARD_INPUT))
            .count();
    long known = result.clusters().stream().filter(cluster -> !cluster.isByPathOnly()).count();
    String counted = counted((int) known, "cluster");
    return byPath == 0 ? counted : "%s (and %d by path only)".formatted(counted, byPath);
  }

  private void addClusters() {
    List<String> lines = new ArrayList<>();
    for (Cluster cluster : result.clusters()) {
      List<Finding> here = findingsOf(cluster.name());
      if (!here.isEmpty()) {
        lines.add(Printable.line(cluster.name()) + ": " + counts(here));
      }
    }
    if (lines.size() > 1) {
      out.append("by cluster, and some findings concern several:\n");
    }
    addList(lines, "");
  }

  private List<Finding> findingsOf(String cluster) {
    return result.findings().stream()
        .filter(finding -> finding.problem().clusters().contains(cluster))
        .toList();
  }

  private void addGaps() {
    if (result.gaps().isEmpty()) {
      return;
    }
    out.append("\nnot analysed:\n");
    addList(style.verbose() ? gapLines() : groupedGapLines(), "or --format json ");
  }

  private List<String> gapLines() {
    return gaps().stream().map(gap -> gapLine(List.of(gap))).toList();
  }

  /** Those that matter most come first, since a short list ends before the others. */
  private List<Gap> gaps() {
    return result.gaps().stream().sorted(Comparator.comparing(Gap::weight)).toList();
  }

  /** Groups equal gaps: a remote chart is missing in every cluster that uses it. */
  private List<String> groupedGapLines() {
    Map<String, List<Gap>> alike = new LinkedHashMap<>();
    for (Gap gap : gaps()) {
      alike.computeIfAbsent(gap.what(), what -> new ArrayList<>()).add(gap);
    }
    return alike.values().stream().map(this::gapLine).toList();
  }

  private String gapLine(List<Gap> alike) {
    Gap first = ReportedFinding.of(alike.get(0));
    String more = alike.size() == 1 ? "" : " and " + counted(alike.size() - 1, "more place");
    String where = style.standpoint().shown(first.at().span()) + more;
    return Printable.line("%s (%s): %s".formatted(first.what(), where, first.effect()));
  }

  private void addList(List<String> lines, String elsewhere) {
    int most = style.verbose() || lines.size() <= MOST_LINES ? lines.size() : MOST_LINES;
    lines.subList(0, most).forEach(line -> out.append("  ").append(line).append('\n'));
    if (most < lines.size()) {
      out.append(
          "  and %d more; --verbose %sshows all\n".formatted(lines.size() - most, elsewhere));
    }
  }

  /** Returns, worst first, how many findings there are of each severity. */
  private static String counts(List<Finding> findings) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
      long count = findings.stream().filter(finding -> finding.severity() == severity).count();
      if (count > 0) {
        parts.add(counted((int) count, severity.word()));
      }
    }
    return String.join(", ", parts);
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
