package io.mcmetrics.report.configuration;

import io.mcmetrics.cluster.ClusterDocuments;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.layer.FieldStep;
import io.mcmetrics.layer.Layer;
import io.mcmetrics.layer.LayeredField;
import io.mcmetrics.report.ClassPathText;
import io.mcmetrics.report.JsonText;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.report.finding.JsonReporter;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows the layers that set a field in one cluster. */
public final class LayerReport {
  private static final int SCHEMA_VERSION = 1;
  private static final int WIDEST_VALUE = 60;
  private static final String CUT = "…";
  private static final Set<How> STEPS = Set.of(How.ALIAS, How.MERGE_KEY, How.GENERATOR);

  private final ClusterDocuments cluster;
  private final List<LayeredField> fields;
  private final LayerText texts;
  private final Standpoint standpoint;

  private LayerReport(ClusterDocuments cluster, List<LayeredField> fields, Standpoint standpoint) {
    this.standpoint = standpoint;
    this.cluster = cluster;
    this.fields = fields;
    this.texts = LayerText.among(cluster.documents());
  }

  /** Returns the report for people: a paragraph a field, a line a layer, the lowest first. */
  public static String text(
      ClusterDocuments cluster, List<LayeredField> fields, Standpoint standpoint) {
    LayerReport report = new LayerReport(cluster, fields, standpoint);
    List<String> paragraphs = fields.stream().map(report::paragraph).toList();
    return String.join("\n", paragraphs);
  }

  /** Returns the report for programs, in version 1. */
  public static String json(ClusterDocuments cluster, String query, List<LayeredField> fields) {
    return JsonText.of(new LayerReport(cluster, fields, Standpoint.AT_ROOT).tree(query));
  }

  /** Returns the JSON Schema of the report for programs. */
  static String schema() {
    return ClassPathText.text("/io/mcmetrics/report/configuration/why.schema.json");
  }

  private String paragraph(LayeredField field) {
    List<List<String>> rows = new ArrayList<>();
    for (Layer layer : field.layers()) {
      rows.add(List.of(standpoint.shown(layer.origin().span()), cut(texts.of(field, layer))));
    }
    StringBuilder text = new StringBuilder();
    text.append(Printable.line(FieldStep.text(field.path()))).append(" in ");
    text.append(Printable.line(nameOf(field.document()))).append('\n');
    for (int i = 0; i < rows.size(); i++) {
      text.append("  ").append(padded(rows, i, 0)).append(padded(rows, i, 1));
      text.append(words(field.layers().get(i))).append('\n');
    }
    return text.toString();
  }

  private static String padded(List<List<String>> rows, int row, int column) {
    int widest = rows.stream().mapToInt(r -> width(r.get(column))).max().orElse(0);
    String cell = rows.get(row).get(column);
    return widest == 0 ? "" : cell + " ".repeat(widest - width(cell) + 2);
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String cut(String value) {
    String line = Printable.line(value);
    return width(line) <= WIDEST_VALUE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WIDEST_VALUE - 1)) + CUT;
  }

  private String words(Layer layer) {
    String state =
        switch (layer.state()) {
          case OVERRIDDEN -> "overridden";
          case FILLED_IN -> "filled in";
          case REMOVES -> "removes it";
          case IN_FORCE -> "in force";
        };
    StringBuilder words = new StringBuilder(state);
    for (Hop hop : steps(layer)) {
      words
          .append(", ")
          .append(hop.how().words())
          .append(" at ")
          .append(standpoint.shown(hop.span()));
    }
    return words.toString();
  }

  /** Returns the steps through which a value came that are not layers of their own. */
  private static List<Hop> steps(Layer layer) {
    Set<Hop> steps = new LinkedHashSet<>();
    for (Hop hop : layer.origin().via()) {
      boolean elsewhere = !hop.span().equals(layer.origin().span());
      boolean isLayer = !hop.replaced().isEmpty();
      if (elsewhere && !isLayer && STEPS.contains(hop.how())) {
        steps.add(hop);
      }
    }
    return List.copyOf(steps);
  }

  /** Returns what a document is called: its kind, its name, and what it is deployed with. */
  private static String nameOf(Document document) {
    Unit unit = document.unit();
    String path = unit.path().isEmpty() ? "." : unit.path();
    String kind =
        document.kind().equals(Document.VALUES) ? "the values of a chart" : document.kind();
    String name = known(document.name());
    String namespace = known(document.namespace());
    boolean derived = Document.kindOf(document.root()).isEmpty();
    String full =
        derived || name.isEmpty() ? "" : namespace + (namespace.isEmpty() ? "" : "/") + name;
    return kind + (full.isEmpty() ? "" : " " + full) + " of " + path;
  }

  private static String known(Value<String> value) {
    return value.known().orElse("");
  }

  private ObjectNode tree(String query) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("schemaVersion", SCHEMA_VERSION).put("cluster", cluster.name()).put("field", query);
    ArrayNode found = report.putArray("fields");
    fields.forEach(field -> add(field, found.addObject()));
    return report;
  }

  private void add(LayeredField field, ObjectNode node) {
    Document document = field.document();
    node.put("field", FieldStep.text(field.path()))
        .put("kind", document.kind())
        .put("name", known(document.name()))
        .put("namespace", known(document.namespace()))
        .put("unit", document.unit().path())
        .put("set", field.isSet());
    ArrayNode layers = node.putArray("layers");
    for (Layer layer : field.layers()) {
      ObjectNode place = layers.addObject();
      place.put("state", layer.state().word()).put("value", texts.of(field, layer));
      JsonReporter.addPlace(place, layer.origin().span());
      ArrayNode via = place.putArray("via");
      for (Hop hop : steps(layer)) {
        Span span = hop.span();
        JsonReporter.addPlace(via.addObject().put("how", hop.how().words()), span);
      }
    }
  }
}
