package io.mcmetrics.html;

import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.report.finding.Fingerprints;
import io.mcmetrics.report.finding.ReportedFinding;
import io.mcmetrics.report.trace.HopNote;
import io.mcmetrics.report.trace.TraceMessage;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The cards of the hops: what is known of each, and the lines that show it. */
final class HopCards {
  private static final int MOST_NAMES = 3;

  private HopCards() {}

  /** Returns the id of a card, for links to it. */
  static String id(int note) {
    return "hop-" + note;
  }

  static void add(List<HopNote> notes, HtmlWriter html) {
    for (int i = 0; i < notes.size(); i++) {
      add(notes.get(i), id(i), html);
    }
  }

  private static void add(HopNote note, String id, HtmlWriter html) {
    html.open("details", "class", "card " + note.hop().status().word());
    html.open("summary").status(note.hop()).text(" ");
    html.open("strong").word(TraceMessage.of(note.hop().stage())).close("strong").text(" ");
    html.open("span", "class", "names");
    addNames(note.clusters(), html);
    html.close("span", "summary");
    html.open("div", "class", "body", "id", id);
    html.open("p", "class", "message").prose(note.message()).close("p");
    note.hop()
        .settledBy()
        .ifPresent(what -> html.open("p", "class", "quiet").prose("To know: " + what).close("p"));
    if (note.clusters().size() > MOST_NAMES) {
      html.open("p", "class", "all-names").text(String.join(", ", note.clusters())).close("p");
    }
    addEvidence(note, html);
    addFindings(note, html);
    CheckList.add(note.hop().checks(), html);
    html.close("div", "details").lineBreak();
  }

  /** Adds the first names of some clusters, and how many there are. */
  static void addNames(List<String> names, HtmlWriter html) {
    if (names.size() > MOST_NAMES) {
      html.word(TraceMessage.CLUSTERS, names.size());
    } else {
      html.text(String.join(", ", names));
    }
  }

  private static void addEvidence(HopNote note, HtmlWriter html) {
    if (note.evidence().isEmpty()) {
      html.open("p", "class", "quiet").word(TraceMessage.NO_EVIDENCE).close("p");
    }
    for (Related related : note.evidence()) {
      html.open("div", "class", "evidence");
      boolean repeats = related.message().equals(note.message());
      if (!related.message().isEmpty() && !repeats) {
        html.open("p").prose(related.message()).close("p");
      }
      addPlace(related.at(), html);
      html.close("div");
    }
  }

  private static void addPlace(Origin at, HtmlWriter html) {
    SourceLines.add(at.span(), html);
    Set<String> steps = new LinkedHashSet<>();
    for (Hop hop : at.steps()) {
      steps.add(hop.how().words() + " at `" + hop.span() + "`");
    }
    for (String step : steps) {
      html.open("p", "class", "quiet").prose(step).close("p");
    }
  }

  private static void addFindings(HopNote note, HtmlWriter html) {
    if (note.findings().isEmpty() && note.hop().ruleIds().isEmpty()) {
      return;
    }
    html.open("div", "class", "findings").word("h3", TraceMessage.FINDINGS).open("ul");
    Set<String> silent = new LinkedHashSet<>(note.hop().ruleIds());
    for (Finding finding : note.findings()) {
      silent.remove(finding.ruleId());
      addFinding(finding, note, html);
    }
    for (String ruleId : silent) {
      html.open("li").open("code").text(ruleId).close("code", "li");
    }
    html.close("ul", "div");
  }

  private static void addFinding(Finding finding, HopNote note, HtmlWriter html) {
    Span span = finding.problem().at().span();
    html.open("li").open("span", "lang", "en").text(finding.severity().word()).text(" ");
    html.open("code").text(finding.ruleId()).close("code", "span").text(" ");
    String message = ReportedFinding.of(finding, new Fingerprints()).message();
    if (!message.equals(note.message())) {
      html.prose(message);
    }
    boolean seen = note.evidence().stream().anyMatch(one -> one.at().span().equals(span));
    if (!seen) {
      addPlace(finding.problem().at(), html);
    }
    html.close("li");
  }
}
