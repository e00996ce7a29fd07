package io.mcmetrics.html;

import io.mcmetrics.report.Language;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.trace.DrawnCluster;
import io.mcmetrics.report.trace.DrawnHop;
import io.mcmetrics.report.trace.DrawnPath;
import io.mcmetrics.report.trace.HopNote;
import io.mcmetrics.report.trace.TraceDrawing;
import io.mcmetrics.report.trace.TraceMessage;
import io.mcmetrics.trace.TracedSender;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The data from which the script of the page draws the picture. */
final class PictureData {
  private PictureData() {}

  /** Returns JSON that may stand in a script element. */
  static String json(TraceDrawing drawing, Language language) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("language", language.word());
    addWords(data.putObject("words"));
    ArrayNode notes = data.putArray("notes");
    for (HopNote note : drawing.notes()) {
      notes
          .addObject()
          .put("stage", note.hop().stage().word())
          .put("status", note.hop().status().word())
          .put("message", Printable.line(note.message()))
          .put("place", Printable.line(note.shortPlace()));
    }
    ArrayNode clusters = data.putArray("clusters");
    for (DrawnCluster cluster : drawing.clusters()) {
      addCluster(cluster, clusters.addObject());
    }
    ArrayNode groups = data.putArray("groups");
    for (List<Integer> group : drawing.groups()) {
      ArrayNode members = groups.addArray();
      group.forEach(members::add);
    }
    return JsonMapper.shared()
        .writeValueAsString(data)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static void addWords(ObjectNode words) {
    for (Language language : Language.values()) {
      ObjectNode ours = words.putObject(language.word());
      for (TraceMessage word : TraceMessage.values()) {
        ours.put(word.key(), word.in(language));
      }
    }
  }

  private static void addCluster(DrawnCluster cluster, ObjectNode node) {
    node.put("name", Printable.line(cluster.name()))
        .put("path", Printable.line(cluster.traced().cluster().path()))
        .put("reach", cluster.reach().style());
    ArrayNode paths = node.putArray("ways");
    for (DrawnPath path : cluster.paths()) {
      ObjectNode drawn =
          paths
              .addObject()
              .put("sender", Printable.line(path.sender().name()))
              .put("about", Printable.line(about(path.sender())))
              .put("needed", path.sender().needed())
              .put("arriving", path.sender().arriving())
              .put("reach", path.sender().reachesGrafana().style());
      ArrayNode hops = drawn.putArray("hops");
      for (DrawnHop hop : path.hops()) {
        if (hop.isDrawn()) {
          hops.addObject().put("note", hop.note()).put("node", hop.node().toString());
        }
      }
    }
  }

  /** Returns the words that a search finds, beside the names. */
  private static String about(TracedSender sender) {
    StringBuilder about = new StringBuilder(sender.destination());
    sender
        .labels()
        .forEach((name, value) -> about.append(' ').append(name).append('=').append(value));
    return about.toString();
  }
}
