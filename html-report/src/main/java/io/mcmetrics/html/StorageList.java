package io.mcmetrics.html;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.report.trace.TraceMessage;
import io.mcmetrics.source.Span;
import io.mcmetrics.trace.TracedStorage;
import java.util.List;

/**
 * The list of the components that use object storage. No lines of files are shown, since
 * credentials stand beside buckets.
 */
final class StorageList {
  private StorageList() {}

  static void add(List<TracedStorage> storage, HtmlWriter html) {
    if (storage.isEmpty()) {
      return;
    }
    html.open("section", "aria-labelledby", "storage-title");
    html.open("h2", "id", "storage-title").word(TraceMessage.STORAGE).close("h2");
    html.open("ul", "class", "storage").lineBreak();
    storage.forEach(use -> add(use, html));
    html.close("ul", "section").lineBreak();
  }

  private static void add(TracedStorage use, HtmlWriter html) {
    List<Span> places = use.evidence().stream().map(Related::at).map(at -> at.span()).toList();
    html.open("li").status(use.status()).text(" ");
    html.open("strong").text(use.cluster()).close("strong").text(" ");
    html.open("span", "lang", "en").text(use.program() + " ").open("code").text(use.workload());
    html.close("code", "span").text(" (").word(TraceMessage.of(use.role())).text(") ");
    html.prose(use.message());
    if (!places.isEmpty()) {
      html.open("p", "class", "quiet").open("code").text(places.get(0).toString());
      html.close("code", "p");
    }
    html.close("li").lineBreak();
  }
}
