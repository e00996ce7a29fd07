package io.mcmetrics.document;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of a Secret or ConfigMap. */
public final class HeldKeys {
  /** Parts of annotations by which something copies into it, or is asked to fill it in. */
  private static final Pattern FILLED_IN = Pattern.compile("reflect|replicat|vault|sync|inject");

  private HeldKeys() {}

  /**
   * Tells whether a Secret or ConfigMap lacks a key. One without any key is filled in by something
   * else, as one is of which the tree shows only a part.
   */
  public static boolean areWithout(Document holder, String key) {
    List<String> keys = new ArrayList<>();
    for (String section : List.of("data", "stringData", "binaryData")) {
      Optional<Yaml> held = holder.at(section).filter(node -> !node.isNull());
      if (held.isEmpty()) {
        continue;
      }
      if (!(held.get() instanceof YamlMapping mapping)
          || mapping.entries().stream().anyMatch(entry -> entry.key().isUnknown())) {
        return false;
      }
      mapping.entries().forEach(entry -> keys.add(entry.key().text()));
    }
    return holder.sight().whole() && !mayBeCopied(holder) && !keys.isEmpty() && !keys.contains(key);
  }

  /** ExternalSecret, SealedSecret, VaultStaticSecret, and whatever else Secrets are made from. */
  public static boolean areMadeFrom(Document document) {
    String kind = document.kind();
    return (kind.contains("Secret") && !kind.equals("Secret"))
        || kind.startsWith("Vault")
        || kind.startsWith("OnePassword");
  }

  /** Tells whether annotations ask something to copy it to other namespaces, or to fill it in. */
  public static boolean mayBeCopied(Document holder) {
    return holder.root().mappingAt("metadata", "annotations").stream()
        .flatMap(annotations -> annotations.entries().stream())
        .anyMatch(annotation -> FILLED_IN.matcher(annotation.key().text()).find());
  }
}
