package io.mcmetrics.html;

import io.mcmetrics.report.trace.DrawnCluster;
import io.mcmetrics.report.trace.DrawnHop;
import io.mcmetrics.report.trace.DrawnPath;
import io.mcmetrics.report.trace.TraceDrawing;
import io.mcmetrics.report.trace.TraceMessage;
import io.mcmetrics.trace.TracedSender;
import java.util.Map;

/** The cards of the clusters: what each sends, and with which external labels. */
final class ClusterCards {
  private ClusterCards() {}

  /** Returns the id of a card, for links to it. */
  static String id(int cluster) {
    return "cluster-" + cluster;
  }

  static void add(TraceDrawing drawing, HtmlWriter html) {
    for (int i = 0; i < drawing.clusters().size(); i++) {
      add(drawing, drawing.clusters().get(i), id(i), html);
    }
  }

  private static void add(TraceDrawing drawing, DrawnCluster cluster, String id, HtmlWriter html) {
    html.open("details", "class", "card").open("summary").reach(cluster.reach()).text(" ");
    html.open("strong").text(cluster.name()).close("strong", "summary");
    html.open("div", "class", "body", "id", id).open("dl");
    html.word("dt", TraceMessage.ROLE).open("dd").role(cluster.traced().cluster().role());
    html.close("dd");
    addFact(TraceMessage.PATH, cluster.traced().cluster().path(), html);
    html.close("dl");
    if (cluster.paths().isEmpty()) {
      html.open("p").word(TraceMessage.SENDS_NOTHING).close("p");
    }
    for (DrawnPath path : cluster.paths()) {
      addPath(drawing, path, html);
    }
    html.close("div", "details").lineBreak();
  }

  private static void addPath(TraceDrawing drawing, DrawnPath path, HtmlWriter html) {
    TracedSender sender = path.sender();
    html.open("h3").text(sender.name()).close("h3").open("dl");
    addFact(TraceMessage.MODE, sender.mode(), html);
    addFact(TraceMessage.REPLICAS, sender.replicas(), html);
    for (Map.Entry<String, String> label : sender.labels().entrySet()) {
      String text = label.getKey() + "=\"" + label.getValue() + "\"";
      addFact(TraceMessage.LABELS, text, html);
    }
    addFact(TraceMessage.DESTINATION, sender.destination(), html);
    html.word("dt", TraceMessage.ARRIVING).open("dd");
    html.arriving(sender).close("dd", "dl");
    html.open("ol", "class", "hops");
    for (DrawnHop drawn : path.hops()) {
      html.open("li").open("a", "href", "#" + HopCards.id(drawn.note()));
      html.status(drawn.hop()).text(" ");
      html.word(TraceMessage.of(drawn.hop().stage())).close("a").text(" ");
      html.prose(drawing.noteOf(drawn).message()).close("li");
    }
    html.close("ol");
  }

  private static void addFact(TraceMessage name, String value, HtmlWriter html) {
    if (!value.isEmpty()) {
      html.word("dt", name).open("dd").open("code").text(value).close("code", "dd");
    }
  }
}
