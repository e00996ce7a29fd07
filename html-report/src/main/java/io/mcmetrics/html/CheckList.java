package io.mcmetrics.html;

import io.mcmetrics.report.trace.TraceMessage;
import io.mcmetrics.trace.TracedCheck;
import java.util.Comparator;
import java.util.List;

/** What can break a hop, to be unfolded: what was not looked at comes before what is in order. */
final class CheckList {
  private CheckList() {}

  static void add(List<TracedCheck> checks, HtmlWriter html) {
    if (checks.isEmpty()) {
      return;
    }
    int looked = (int) checks.stream().filter(check -> !check.isOpen()).count();
    html.open("details", "class", "checks").open("summary");
    html.word(TraceMessage.CHECKS, looked, checks.size()).close("summary").open("ul");
    checks.stream()
        .sorted(Comparator.comparing(TracedCheck::status).reversed())
        .forEach(check -> add(check, html));
    html.close("ul", "details");
  }

  private static void add(TracedCheck check, HtmlWriter html) {
    html.open("li").word("strong", TraceMessage.of(check.status())).text(" ");
    html.prose(check.asks());
    if (!check.why().isEmpty()) {
      html.text(": ").prose(check.why());
    }
    check
        .at()
        .ifPresent(
            place -> html.text(" ").open("code").text(place.span().toString()).close("code"));
    html.close("li");
  }
}
