package io.mcmetrics.report.finding;

import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.report.AnsiColors;
import io.mcmetrics.report.CodeFrame;
import io.mcmetrics.report.Gutter;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.source.Origin.Hop;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of code that a finding is about, in frames with its messages. Secrets are masked and
 * control characters are made visible, as in every report.
 */
public final class FindingFrames {
  /** The largest number of other places that are drawn; formats for programs name all. */
  private static final int MOST_PLACES = 4;

  private FindingFrames() {}

  /** Returns the message of a finding, masked and printable. */
  public static String message(Finding finding) {
    return Printable.line(ReportedFinding.of(finding, new Fingerprints()).message());
  }

  /** Returns a gap, masked and printable. */
  public static Gap shown(Gap gap) {
    Gap masked = ReportedFinding.of(gap);
    return new Gap(gap.at(), Printable.line(masked.what()), Printable.line(masked.effect()));
  }

  /** Returns the frames of a finding, line by line and without colours. */
  public static List<String> lines(Finding finding) {
    return lines(finding, Standpoint.AT_ROOT);
  }

  /**
   * Returns the frames of a finding, line by line, without colours, and with paths from a place.
   */
  public static List<String> lines(Finding finding, Standpoint standpoint) {
    AnsiColors plain = new AnsiColors(false, finding.severity());
    ReportedFinding reported = ReportedFinding.of(finding, new Fingerprints());
    return of(reported, "", plain, standpoint).lines().toList();
  }

  static String of(
      ReportedFinding reported, String help, AnsiColors colors, Standpoint standpoint) {
    CodeFrame main = CodeFrame.of(reported.span(), AnsiColors.MAIN, "");
    List<CodeFrame> others = new ArrayList<>();
    List<ReportedFinding.Place> related = reported.related();
    for (ReportedFinding.Place place : related.subList(0, shownOf(related.size()))) {
      others.add(CodeFrame.of(place.span(), AnsiColors.OTHER, place.message()));
    }
    int last = others.stream().mapToInt(CodeFrame::lastLine).reduce(main.lastLine(), Math::max);
    Gutter gutter = new Gutter(String.valueOf(last).length(), colors);
    StringBuilder out = new StringBuilder();
    gutter.place("-->", Printable.line(standpoint.shown(reported.span())), out);
    gutter.between("", out);
    main.draw(gutter, colors, out);
    for (int i = 0; i < others.size(); i++) {
      gutter.between("", out);
      String place = standpoint.shown(reported.related().get(i).span());
      gutter.place(":::", Printable.line(place), out);
      gutter.between("", out);
      others.get(i).draw(gutter, colors, out);
    }
    gutter.between("", out);
    int left = related.size() - others.size();
    if (left > 0) {
      gutter.remark("note", "%d more places like these".formatted(left), out);
    }
    addRemarks(reported, help, gutter, standpoint, out);
    return out.toString();
  }

  /** Returns how many other places are drawn; a single one is never left out. */
  private static int shownOf(int places) {
    return places <= MOST_PLACES + 1 ? places : MOST_PLACES;
  }

  private static void addRemarks(
      ReportedFinding reported,
      String help,
      Gutter gutter,
      Standpoint standpoint,
      StringBuilder out) {
    for (Hop hop : reported.hops()) {
      String words = hop.how().words();
      gutter.remark("note", words + " at " + standpoint.shown(hop.span()), out);
    }
    List<String> clusters = reported.finding().problem().clusters();
    if (!clusters.isEmpty()) {
      gutter.remark("clusters", String.join(", ", clusters), out);
    }
    if (!help.isEmpty()) {
      gutter.remark("help", help, out);
    }
  }
}
