package io.mcmetrics.kustomize.transform;

import io.mcmetrics.kustomize.resource.FieldPath;
import io.mcmetrics.kustomize.resource.GoJson;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlWriter;
import java.util.List;
import java.util.Optional;

/**
 * A replacement inside of YAML or JSON that stands in a text, as the data of a ConfigMap: kustomize
 * does that from 5.8 on (api/filters/replacement/replacement.go, {@code setValueInStructuredData}).
 * Of a text with several documents, the first one is left.
 */
final class EmbeddedReplacement {
  private final FieldPath path;
  private final Yaml value;
  private final boolean makes;

  /**
   * Prepares a replacement.
   *
   * @param makes whether what is missing on the path is created
   */
  EmbeddedReplacement(FieldPath path, Yaml value, boolean makes) {
    this.path = path;
    this.value = value;
    this.makes = makes;
  }

  /** Returns a tree with the replacement; empty if the path leads into no such text. */
  Optional<Yaml> in(Yaml root) {
    for (int i = 1; i < path.size(); i++) {
      List<Yaml> found = path.isPattern(i) ? List.of() : path.first(i).find(root);
      if (found.size() == 1 && found.get(0) instanceof YamlScalar text && !text.isNull()) {
        Optional<YamlScalar> changed = changed(text, path.after(i));
        FieldPath place = path.first(i);
        return changed.map(now -> place.edited(root, Optional.empty(), old -> now));
      }
    }
    return Optional.empty();
  }

  private Optional<YamlScalar> changed(YamlScalar text, FieldPath inner) {
    List<Yaml> documents = YamlReader.readEmbedded(text).documents();
    if (documents.isEmpty() || documents.get(0) instanceof YamlScalar) {
      return Optional.empty();
    }
    Yaml before = documents.get(0);
    if (!makes && inner.find(before).isEmpty()) {
      return Optional.empty();
    }
    Optional<Yaml> made = makes ? Optional.of(value) : Optional.empty();
    Yaml after = inner.edited(before, made, this::put);
    String stripped = text.text().strip();
    boolean isJson = stripped.startsWith("{") || stripped.startsWith("[");
    boolean isPretty = text.text().contains("\n") && text.text().contains("  ");
    String written = isJson ? GoJson.write(after, isPretty) : YamlWriter.write(after).strip();
    Hop hop = Hop.over(How.PATCH, text);
    return Optional.of(
        new YamlScalar(
            written,
            Style.LITERAL,
            text.origin().through(new Hop(How.PATCH, value.origin().span(), hop.replaced()))));
  }

  private Yaml put(Yaml old) {
    if (old instanceof YamlScalar place && value instanceof YamlScalar scalar && old != value) {
      Style style = PlainText.isString(place) ? Style.QUOTED : Style.PLAIN;
      return new YamlScalar(scalar.text(), style, scalar.origin());
    }
    return value;
  }
}
