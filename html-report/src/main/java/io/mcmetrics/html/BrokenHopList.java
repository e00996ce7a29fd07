package io.mcmetrics.html;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.report.trace.HopNote;
import io.mcmetrics.report.trace.TraceMessage;
import io.mcmetrics.trace.HopStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of broken hops, the one that affects most clusters first. */
final class BrokenHopList {
  private static final int MOST_AT_ONCE = 8;
  private static final int MOST_NAMES = 6;

  private BrokenHopList() {}

  /** The same fault in several clusters, whose places may differ. */
  private record Break(Stage stage, String message) {}

  static void add(List<HopNote> notes, HtmlWriter html) {
    html.open("section", "aria-labelledby", "breaks-title");
    html.open("h2", "id", "breaks-title").word(TraceMessage.BREAKS).close("h2");
    List<Map.Entry<Break, List<Integer>>> breaks = breaksIn(notes);
    if (breaks.isEmpty()) {
      html.word("p", TraceMessage.NO_BREAKS);
    }
    html.open("div", "class", "breaks");
    addAll(breaks.subList(0, Math.min(MOST_AT_ONCE, breaks.size())), notes, html);
    if (breaks.size() > MOST_AT_ONCE) {
      html.open("details").open("summary");
      html.word(TraceMessage.MORE_BREAKS, breaks.size() - MOST_AT_ONCE).close("summary");
      addAll(breaks.subList(MOST_AT_ONCE, breaks.size()), notes, html);
      html.close("details");
    }
    html.close("div", "section").lineBreak();
  }

  private static List<Map.Entry<Break, List<Integer>>> breaksIn(List<HopNote> notes) {
    Map<Break, List<Integer>> breaks = new LinkedHashMap<>();
    for (int i = 0; i < notes.size(); i++) {
      HopNote note = notes.get(i);
      if (note.hop().status() == HopStatus.BROKEN) {
        Break found = new Break(note.hop().stage(), note.message());
        breaks.computeIfAbsent(found, one -> new ArrayList<>()).add(i);
      }
    }
    List<Map.Entry<Break, List<Integer>>> sorted = new ArrayList<>(breaks.entrySet());
    sorted.sort(Comparator.comparingInt(one -> -clusters(one.getValue(), notes)));
    return sorted;
  }

  private static int clusters(List<Integer> numbers, List<HopNote> notes) {
    return numbers.stream().mapToInt(number -> notes.get(number).clusters().size()).sum();
  }

  private static void addAll(
      List<Map.Entry<Break, List<Integer>>> breaks, List<HopNote> notes, HtmlWriter html) {
    html.open("ul").lineBreak();
    for (Map.Entry<Break, List<Integer>> one : breaks) {
      html.open("li").status(HopStatus.BROKEN).text(" ");
      html.open("strong").word(TraceMessage.of(one.getKey().stage())).close("strong").text(" ");
      html.prose(one.getKey().message()).text(" ").open("span", "class", "names");
      addLinks(one.getValue(), notes, html);
      html.close("span", "li").lineBreak();
    }
    html.close("ul");
  }

  private static void addLinks(List<Integer> numbers, List<HopNote> notes, HtmlWriter html) {
    List<Integer> named = numbers.subList(0, Math.min(MOST_NAMES, numbers.size()));
    for (int number : named) {
      html.text(number == named.get(0) ? "" : ", ");
      html.open("a", "href", "#" + HopCards.id(number));
      HopCards.addNames(notes.get(number).clusters(), html);
      html.close("a");
    }
    int rest = clusters(numbers, notes) - clusters(named, notes);
    if (rest > 0) {
      html.text(", ").word(TraceMessage.MORE_CLUSTERS, rest);
    }
  }
}
