package io.mcmetrics.report.configuration;

import io.mcmetrics.document.Document;
import io.mcmetrics.layer.FieldStep;
import io.mcmetrics.layer.Layer;
import io.mcmetrics.layer.LayeredField;
import io.mcmetrics.masking.DocumentMask;
import io.mcmetrics.masking.ReportMask;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of layers as texts that may be shown, without passwords, tokens and the data of
 * Secrets.
 */
final class LayerText {
  private final List<Span> hidden;

  private LayerText(List<Span> hidden) {
    this.hidden = hidden;
  }

  /** Returns the texts for layers of fields, given all documents that are deployed with them. */
  static LayerText among(List<Document> documents) {
    List<Span> hidden = new ArrayList<>();
    for (Document document : documents) {
      if (document.kind().equals("Secret")) {
        spans(document.root().at("data"), hidden);
        spans(document.root().at("stringData"), hidden);
      }
    }
    return new LayerText(hidden);
  }

  private static void spans(Optional<Yaml> data, List<Span> hidden) {
    if (data.orElse(null) instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> hidden.add(entry.value().origin().span()));
    }
  }

  /** Returns the value of a layer; for a list or a mapping, its size. */
  String of(LayeredField field, Layer layer) {
    if (layer.state() == Layer.State.REMOVES && !layer.value().isNull()) {
      return "";
    }
    if (layer.value() instanceof YamlSequence list) {
      return list.items().isEmpty() ? "[]" : "[" + counted(list.items().size(), "item") + "]";
    }
    if (layer.value() instanceof YamlMapping mapping) {
      int size = mapping.entries().size();
      return size == 0 ? "{}" : "{" + counted(size, "key") + "}";
    }
    YamlScalar scalar = (YamlScalar) layer.value();
    if (scalar.isNull()) {
      return "null";
    }
    Span span = scalar.origin().span();
    if (hidden.stream().anyMatch(secret -> secret.covers(span))) {
      return ReportMask.MASK;
    }
    String shown = masked(field, scalar);
    // A text that would be a number without its quotes is shown with them.
    boolean quoted =
        PlainText.isString(scalar) && !PlainText.isString(YamlScalar.plain(shown, scalar.origin()));
    return quoted ? "\"" + shown + "\"" : shown;
  }

  /** Masks a value by the keys around it in its document. */
  private static String masked(LayeredField field, YamlScalar value) {
    Yaml around = value;
    for (int i = field.path().size() - 1; i >= 0; i--) {
      around = wrapped(field, i, around);
    }
    List<Entry> root = new ArrayList<>();
    root.add(entry("kind", YamlScalar.plain(field.document().kind(), value.origin())));
    if (around instanceof YamlMapping mapping) {
      root.addAll(mapping.entries());
    }
    Yaml masked = DocumentMask.masked(new YamlMapping(root, value.origin()));
    for (int i = 0; i < field.path().size(); i++) {
      FieldStep step = field.path().get(i);
      int last = before(field, i).isPresent() ? 1 : 0;
      FieldStep simple = step instanceof FieldStep.Key ? step : new FieldStep.Index(last);
      masked = simple.from(masked).orElse(masked);
    }
    return masked instanceof YamlScalar scalar ? scalar.text() : ReportMask.MASK;
  }

  private static Yaml wrapped(LayeredField field, int depth, Yaml node) {
    if (!(field.path().get(depth) instanceof FieldStep.Key key)) {
      List<Yaml> items = new ArrayList<>(before(field, depth).stream().toList());
      items.add(node);
      return new YamlSequence(items, node.origin());
    }
    List<Entry> entries = new ArrayList<>();
    // In a list of environment variables, a secret value is recognized by the name beside it.
    neighbour(field, depth).ifPresent(name -> entries.add(entry("name", name)));
    entries.removeIf(entry -> key.name().equals("name"));
    entries.add(entry(key.name(), node));
    return new YamlMapping(entries, node.origin());
  }

  private static Optional<YamlScalar> neighbour(LayeredField field, int depth) {
    return holder(field, depth).scalarAt("name");
  }

  /** In a list of arguments, a secret is recognized by the flag before it. */
  private static Optional<Yaml> before(LayeredField field, int depth) {
    return field.path().get(depth) instanceof FieldStep.Index index
            && index.number() > 0
            && holder(field, depth) instanceof YamlSequence list
            && index.number() <= list.items().size()
            && list.items().get(index.number() - 1) instanceof YamlScalar flag
        ? Optional.of(flag)
        : Optional.empty();
  }

  private static Yaml holder(LayeredField field, int depth) {
    Yaml holder = field.document().root();
    for (FieldStep step : field.path().subList(0, depth)) {
      holder = step.from(holder).orElse(holder);
    }
    return holder;
  }

  private static Entry entry(String key, Yaml value) {
    return new Entry(YamlScalar.plain(key, value.origin()), value);
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
