package io.mcmetrics.html;

import io.mcmetrics.report.Language;
import io.mcmetrics.report.Version;
import io.mcmetrics.report.trace.MaskedTrace;
import io.mcmetrics.report.trace.TraceDrawing;
import io.mcmetrics.report.trace.TraceMessage;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.Trace;
import java.util.List;

/**
 * The page that shows a trace as a picture. It loads nothing else; without scripts, the table and
 * all details are still shown.
 */
public final class TracePage {
  /** The scripts, each after those it needs. */
  private static final List<String> SCRIPTS =
      List.of("trace-graph.js", "trace-picture.js", "trace-page.js");

  private final Trace trace;
  private final TraceDrawing drawing;
  private final Language language;
  private final HtmlWriter html;

  private TracePage(Trace trace, Language language) {
    this.trace = trace;
    this.drawing = TraceDrawing.of(trace);
    this.language = language;
    this.html = new HtmlWriter(language);
  }

  /** Returns the page; its language can be switched in it. */
  public static String of(Trace trace, Language language) {
    TracePage page = new TracePage(trace, language);
    page.add();
    return page.html.toString();
  }

  private void add() {
    PageScript style = PageScript.ours(List.of("trace.css"));
    PageScript layout = PageScript.layout();
    PageScript ours = PageScript.ours(SCRIPTS);
    html.raw("<!DOCTYPE html>\n").open("html", "lang", language.word()).lineBreak();
    addHead(style, "script-src " + layout.hash() + " " + ours.hash());
    html.open("body");
    html.open("a", "class", "skip", "href", "#picture").word(TraceMessage.SKIP).close("a");
    addTop();
    html.open("main").lineBreak();
    addTotals();
    BrokenHopList.add(drawing.notes(), html);
    addPicture();
    addTable();
    StorageList.add(MaskedTrace.of(trace).storage(), html);
    addCards();
    html.close("main").lineBreak();
    html.open("footer").word(TraceMessage.MADE_BY).text(" ");
    html.text(Version.TOOL + " " + Version.current()).close("footer").lineBreak();
    html.open("script", "type", "application/json", "id", "data");
    html.raw(PictureData.json(drawing, language)).close("script").lineBreak();
    html.open("script").raw(layout.text()).close("script").lineBreak();
    html.open("script").raw(ours.text()).close("script", "body", "html").lineBreak();
  }

  private void addHead(PageScript style, String scripts) {
    String policy =
        "default-src 'none'; "
            + scripts
            + "; style-src "
            + style.hash()
            + "; base-uri 'none'; form-action 'none'";
    html.open("head").open("meta", "charset", "utf-8");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("title").text(TraceMessage.TITLE.in(language) + " · " + Version.TOOL).close("title");
    html.open("style").raw(style.text()).close("style", "head").lineBreak();
  }

  private void addTop() {
    html.open("header").open("div").open("p", "class", "brand").text(Version.TOOL + " trace");
    html.close("p").word("h1", TraceMessage.TITLE).word("p", TraceMessage.SUBTITLE).close("div");
    html.open("div", "id", "languages", "hidden", "").close("div", "header").lineBreak();
  }

  private void addTotals() {
    html.open("ul", "class", "totals");
    for (ReachesGrafana reach :
        List.of(
            ReachesGrafana.NO,
            ReachesGrafana.PARTLY,
            ReachesGrafana.UNKNOWN,
            ReachesGrafana.AS_FAR_AS_SEEN,
            ReachesGrafana.YES)) {
      long count = drawing.clusters().stream().filter(one -> one.reach() == reach).count();
      if (count > 0) {
        html.open("li", "class", reach.style()).open("strong").text(String.valueOf(count));
        html.close("strong").text(" ").reach(reach).close("li");
      }
    }
    html.close("ul").lineBreak();
  }

  /** Adds an empty element, which the script fills. */
  private void addPicture() {
    html.open("section", "id", "picture", "aria-labelledby", "picture-title", "hidden", "");
    html.open("h2", "id", "picture-title").word(TraceMessage.PICTURE).close("h2");
    html.open("div", "id", "toolbar").close("div");
    html.open("div", "id", "canvas").close("div");
    html.open("div", "id", "legend").close("div");
    html.open("section", "id", "panel", "aria-labelledby", "panel-title");
    html.open("h2", "id", "panel-title").word(TraceMessage.EVIDENCE).close("h2");
    html.open("div", "id", "panel-body").close("div", "section", "section").lineBreak();
  }

  private void addTable() {
    html.open("h2", "id", "table-title").word(TraceMessage.TABLE).close("h2");
    html.open(
        "div",
        "class",
        "wide",
        "role",
        "region",
        "tabindex",
        "0",
        "aria-labelledby",
        "table-title");
    HopTable.add(drawing, html);
    html.close("div").lineBreak();
  }

  private void addCards() {
    html.open("section", "id", "cards");
    html.word("h2", TraceMessage.EVERY_CLUSTER).open("div", "id", "cluster-cards").lineBreak();
    ClusterCards.add(drawing, html);
    html.close("div").word("h2", TraceMessage.EVERY_HOP).open("div", "id", "hop-cards").lineBreak();
    HopCards.add(drawing.notes(), html);
    html.close("div", "section").lineBreak();
  }
}
