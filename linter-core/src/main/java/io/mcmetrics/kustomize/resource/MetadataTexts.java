package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.TextEdits;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.Optional;

/**
 * The labels and annotations of a manifest as texts, whatever they look like: kustomize writes
 * annotations so even if it only passes a manifest on, since it keeps notes of its own there (5.5
 * to 5.8).
 */
public final class MetadataTexts {
  private MetadataTexts() {}

  /** Returns a manifest in which the labels or the annotations are texts. */
  public static YamlMapping quoted(YamlMapping root, String field) {
    Optional<YamlMapping> metadata = root.mappingAt("metadata");
    Optional<YamlMapping> texts = metadata.flatMap(holder -> holder.mappingAt(field));
    if (texts.isEmpty() || texts.get().entries().stream().noneMatch(MetadataTexts::isTyped)) {
      return root;
    }
    YamlMapping quoted = TextEdits.changed(texts.get(), MetadataTexts::text);
    Entry inner = new Entry(metadata.get().entry(field).orElseThrow().key(), quoted);
    Entry outer =
        new Entry(root.entry("metadata").orElseThrow().key(), YamlEdits.put(metadata.get(), inner));
    return YamlEdits.put(root, outer);
  }

  /**
   * Returns a manifest in which the labels or the annotations are texts, after a detour over JSON:
   * a null is the word then, and what is no scalar is an empty text.
   */
  public static YamlMapping quotedFromJson(YamlMapping root, String field) {
    Optional<YamlMapping> metadata = root.mappingAt("metadata");
    Optional<YamlMapping> texts = metadata.flatMap(holder -> holder.mappingAt(field));
    if (texts.isEmpty()) {
      return root;
    }
    YamlMapping changed = texts.get();
    for (Entry entry : texts.get().entries()) {
      boolean isScalar = entry.value() instanceof YamlScalar;
      if (entry.value().isNull() || !isScalar) {
        String word = isScalar ? "null" : "";
        YamlScalar text = new YamlScalar(word, Style.QUOTED, entry.value().origin());
        changed = YamlEdits.put(changed, new Entry(entry.key(), text));
      }
    }
    Entry inner = new Entry(metadata.get().entry(field).orElseThrow().key(), changed);
    Entry outer =
        new Entry(root.entry("metadata").orElseThrow().key(), YamlEdits.put(metadata.get(), inner));
    return quoted(YamlEdits.put(root, outer), field);
  }

  private static boolean isTyped(Entry entry) {
    return entry.value() instanceof YamlScalar scalar && !PlainText.isString(scalar);
  }

  private static YamlScalar text(YamlScalar scalar) {
    return scalar.style() == Style.PLAIN
        ? new YamlScalar(scalar.text(), Style.QUOTED, scalar.origin())
        : scalar;
  }
}
