package io.mcmetrics.report;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.source.Origin.Hop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes for people: every finding with the lines it is about, then what was seen and what not. */
final class TextReporter implements Reporter {
  private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z`])");

  private final Style style;

  TextReporter(Style style) {
    this.style = style;
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    Map<String, String> help = new HashMap<>();
    for (RulePage page : result.rules()) {
      help.put(page.id(), firstSentence(page.remedy().replaceAll("\\s+", " ")));
    }
    for (Entry entry : Entry.of(result)) {
      out.append(block(entry, help.getOrDefault(entry.finding().ruleId(), ""))).append('\n');
    }
    out.append(TextSummary.of(result, style));
  }

  private String block(Entry entry, String help) {
    Paint paint = new Paint(style.colour(), entry.finding().severity());
    CodeFrame main = CodeFrame.of(entry.span(), Paint.MAIN, "");
    List<CodeFrame> others = new ArrayList<>();
    for (Entry.Place place : entry.related()) {
      others.add(CodeFrame.of(place.span(), Paint.OTHER, place.message()));
    }
    int last = others.stream().mapToInt(CodeFrame::lastLine).reduce(main.lastLine(), Math::max);
    Gutter gutter = new Gutter(String.valueOf(last).length(), paint);
    StringBuilder out = new StringBuilder(header(entry, paint));
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

  private static String header(Entry entry, Paint paint) {
    Finding finding = entry.finding();
    Confidence confidence = finding.problem().confidence();
    String doubt = confidence == Confidence.CERTAIN ? "" : " (" + confidence.word() + ")";
    String label = finding.severity().word() + "[" + Printable.line(finding.ruleId()) + "]";
    String message = Printable.line(entry.message()) + doubt;
    return paint.severity(label) + paint.strong(": " + message) + "\n";
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

  private static String firstSentence(String text) {
    String first = BETWEEN_SENTENCES.split(text.strip(), 2)[0];
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }
}
