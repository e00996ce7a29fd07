package io.mcmetrics.html;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.report.trace.DrawnCluster;
import io.mcmetrics.report.trace.DrawnHop;
import io.mcmetrics.report.trace.DrawnPath;
import io.mcmetrics.report.trace.TraceDrawing;
import io.mcmetrics.report.trace.TraceMessage;
import io.mcmetrics.trace.TracedSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of all clusters and their hops: a row for each path, a column for each stage. */
final class HopTable {
  private final TraceDrawing drawing;
  private final HtmlWriter html;
  private final List<Stage> stages;

  private HopTable(TraceDrawing drawing, HtmlWriter html) {
    this.drawing = drawing;
    this.html = html;
    this.stages = stagesOf(drawing);
  }

  static void add(TraceDrawing drawing, HtmlWriter html) {
    new HopTable(drawing, html).add();
  }

  private void add() {
    html.open("table").open("thead").open("tr");
    head(TraceMessage.CLUSTER);
    head(TraceMessage.SENDER);
    stages.forEach(stage -> head(TraceMessage.of(stage)));
    head(TraceMessage.ARRIVING);
    head(TraceMessage.GRAFANA);
    html.close("tr", "thead").open("tbody").lineBreak();
    for (int i = 0; i < drawing.clusters().size(); i++) {
      addCluster(i, drawing.clusters().get(i));
    }
    html.close("tbody", "table");
  }

  private void head(TraceMessage word) {
    html.open("th", "scope", "col").word(word).close("th");
  }

  private void addCluster(int number, DrawnCluster cluster) {
    if (cluster.paths().isEmpty()) {
      startRow(number, cluster);
      html.open("td", "colspan", String.valueOf(stages.size() + 2));
      html.word(TraceMessage.SENDS_NOTHING).close("td");
      html.open("td").reach(cluster.reach()).close("td", "tr").lineBreak();
    }
    for (DrawnPath path : cluster.paths()) {
      startRow(number, cluster);
      addPath(path);
    }
  }

  private void startRow(int number, DrawnCluster cluster) {
    html.open("tr", "data-cluster", String.valueOf(number)).open("th", "scope", "row");
    html.open("a", "href", "#" + ClusterCards.id(number)).text(cluster.name());
    html.close("a", "th");
  }

  private void addPath(DrawnPath path) {
    TracedSender sender = path.sender();
    html.open("td").text(sender.name()).close("td");
    for (Stage stage : stages) {
      html.open("td");
      hopOf(path, stage).ifPresent(this::addHop);
      html.close("td");
    }
    html.open("td").arriving(sender).close("td");
    html.open("td").reach(sender.reachesGrafana()).close("td", "tr").lineBreak();
  }

  private void addHop(DrawnHop drawn) {
    html.open("a", "href", "#" + HopCards.id(drawn.note())).status(drawn.hop());
    html.close("a");
  }

  private static Optional<DrawnHop> hopOf(DrawnPath path, Stage stage) {
    return path.hops().stream().filter(drawn -> drawn.hop().stage() == stage).findFirst();
  }

  private static List<Stage> stagesOf(TraceDrawing drawing) {
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      boolean passed = drawing.notes().stream().anyMatch(note -> note.hop().stage() == stage);
      if (passed) {
        stages.add(stage);
      }
    }
    return stages;
  }
}
