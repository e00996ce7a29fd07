package io.mcmetrics.report;

import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin.Hop;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of code that a finding is about, framed, with what is to be said about them. Secrets
 * are masked and control characters are made visible, as in every report.
 */
public final class FindingFrames {
  private FindingFrames() {}

  /** Returns the message of a finding, fit to be shown. */
  public static String message(Finding finding) {
    return Printable.line(Entry.of(finding, new Fingerprints()).message());
  }

  /** Returns a gap, fit to be shown. */
  public static Gap shown(Gap gap) {
    Gap masked = Entry.of(gap);
    return new Gap(gap.at(), Printable.line(masked.what()), Printable.line(masked.effect()));
  }

  /** Returns the frames of a finding, line by line and without colours. */
  public static List<String> lines(Finding finding) {
    Paint plain = new Paint(false, finding.severity());
    return of(Entry.of(finding, new Fingerprints()), "", plain).lines().toList();
  }

  static String of(Entry entry, String help, Paint paint) {
    CodeFrame main = CodeFrame.of(entry.span(), Paint.MAIN, "");
    List<CodeFrame> others = new ArrayList<>();
    for (Entry.Place place : entry.related()) {
      others.add(CodeFrame.of(place.span(), Paint.OTHER, place.message()));
    }
    int last = others.stream().mapToInt(CodeFrame::lastLine).reduce(main.lastLine(), Math::max);
    Gutter gutter = new Gutter(String.valueOf(last).length(), paint);
    StringBuilder out = new StringBuilder();
    gutter.place("-->", Printable.line(entry.span().toString()), out);
    gutter.between("", out);
    main.draw(gutter, paint, out);
    for (int i = 0; i < others.size(); i++) {
      gutter.between("", out);
      gutter.place(":::", Printable.line(entry.related().get(i).span().toString()), out);
      gutter.between("", out);
      others.get(i).draw(gutter, paint, out);
    }
    gutter.between("", out);
    addRemarks(entry, help, gutter, out);
    return out.toString();
  }

  private static void addRemarks(Entry entry, String help, Gutter gutter, StringBuilder out) {
    for (Hop hop : entry.hops()) {
      String words = hop.how().words();
      gutter.remark("note", words + " at " + hop.span(), out);
    }
    List<String> clusters = entry.finding().problem().clusters();
    if (!clusters.isEmpty()) {
      gutter.remark("clusters", String.join(", ", clusters), out);
    }
    if (!help.isEmpty()) {
      gutter.remark("help", help, out);
    }
  }
}
