package io.mcmetrics.render;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the ConfigMaps and Secrets that other documents refer to. */
final class ConfigData {
  /** What kustomize appends to the name of a generated one. */
  private static final Pattern HASH = Pattern.compile("-[bcdfghkmt24-9]{10}$");

  private final Map<String, List<Document>> byName = new HashMap<>();

  private ConfigData() {}

  static ConfigData of(List<Document> documents) {
    ConfigData data = new ConfigData();
    documents.forEach(data::add);
    return data;
  }

  private void add(Document document) {
    boolean holds = document.kind().equals("ConfigMap") || document.kind().equals("Secret");
    if (holds && document.name() instanceof Value.Known<String> name) {
      put(document, name.value());
      String bare = HASH.matcher(name.value()).replaceFirst("");
      if (!bare.equals(name.value())) {
        put(document, bare);
      }
    }
  }

  private void put(Document document, String name) {
    byName.computeIfAbsent(document.kind() + "/" + name, n -> new ArrayList<>()).add(document);
  }

  /**
   * Returns what a reference of a document means: the one that is deployed with it, else the only
   * one in the tree. Empty if there is none, or if nothing tells which of several it is.
   *
   * @param reference a mapping with {@code kind} and {@code name}
   */
  Optional<Document> find(Yaml reference, Document from) {
    Optional<YamlScalar> kind = reference.scalarAt("kind");
    Optional<YamlScalar> name = reference.scalarAt("name");
    if (kind.isEmpty() || name.isEmpty() || name.get().isUnknown()) {
      return Optional.empty();
    }
    List<Document> named =
        byName.getOrDefault(kind.get().text() + "/" + name.get().text(), List.of()).stream()
            .filter(document -> mayShareNamespace(document, from))
            .toList();
    List<Document> beside = named.stream().filter(d -> d.unit().equals(from.unit())).toList();
    return onlyOne(beside.isEmpty() ? named : beside);
  }

  private static boolean mayShareNamespace(Document one, Document other) {
    return !(one.namespace() instanceof Value.Known<String> known)
        || !(other.namespace() instanceof Value.Known<String>)
        || other.namespace().isKnown(known.value());
  }

  private static Optional<Document> onlyOne(List<Document> documents) {
    List<YamlMapping> roots = documents.stream().map(Document::root).distinct().toList();
    return roots.size() == 1 ? Optional.of(documents.get(0)) : Optional.empty();
  }
}
