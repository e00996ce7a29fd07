package io.mcmetrics.masking;

import io.mcmetrics.source.Region;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The masks of one report: each line of a file is searched once, and each text masked once, however
 * many findings and hops are about it.
 */
public final class ReportMasks {
  private final Map<SourceFile, Map<Integer, List<String>>> learnt = new HashMap<>();
  private final Map<String, String> shown = new HashMap<>();

  /** Returns a mask for the secrets in the lines of some places. */
  public ReportMask near(List<Span> places) {
    Set<String> found =
        new TreeSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(String::toString));
    for (Span place : places) {
      Region region = Region.of(place);
      int last = Math.min(region.endLine(), region.startLine() + ReportMask.MOST_LINES_LEARNT);
      Map<Integer, List<String>> lines =
          learnt.computeIfAbsent(place.file(), any -> new HashMap<>());
      for (int line = region.startLine(); line <= last; line++) {
        found.addAll(lines.computeIfAbsent(line, n -> ReportMask.secretsOf(place.file(), n)));
      }
    }
    return new ReportMask(new ArrayList<>(found), this);
  }

  /** Returns a text without the secrets that their place in it gives away. */
  String shown(String text) {
    return shown.computeIfAbsent(text, ReportMask::maskKnownByPlace);
  }
}
