package io.mcmetrics.maven;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** The summary of a run in words. */
final class Summary {
  private Summary() {}

  /** Returns how much was read, and how many findings there are. */
  static String of(LintResult result) {
    List<String> parts = new ArrayList<>();
    parts.add(number(result.counts().files(), "file"));
    parts.add(number(result.counts().documents(), "document"));
    parts.add(number(result.clusters().size(), "cluster"));
    parts.add(number(result.counts().senders(), "sender"));
    parts.add(findings(result));
    if (!result.gaps().isEmpty()) {
      parts.add(number(result.gaps().size(), "gap"));
    }
    if (result.counts().suppressed() > 0) {
      parts.add(result.counts().suppressed() + " suppressed");
    }
    if (result.counts().ignored() > 0) {
      parts.add(number(result.counts().ignored(), "path") + " left out by .gitignore");
    }
    return String.join(", ", parts);
  }

  /** Returns the numbers of findings by severity, the worst first; {@code no findings} if none. */
  static String findings(LintResult result) {
    List<String> parts = new ArrayList<>();
    add(parts, result.count(Severity.ERROR), "error");
    add(parts, result.count(Severity.WARNING), "warning");
    add(parts, result.count(Severity.INFO), "info");
    return parts.isEmpty() ? "no findings" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String noun) {
    if (count > 0) {
      parts.add(number(count, noun));
    }
  }

  /** Returns a number of things. */
  static String number(int count, String noun) {
    return count + " " + (count == 1 || noun.equals("info") ? noun : noun + "s");
  }
}
