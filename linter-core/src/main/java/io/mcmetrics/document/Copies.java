package io.mcmetrics.document;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The units that have a document of some kind and name. Overlays of one application have a copy
 * each of its documents, and what a copy refers to by name stands in its own unit: that of another
 * copy is never meant, even if it is the only one in the tree.
 */
public final class Copies {
  private static final List<String> CONTENTS = List.of("data", "stringData", "binaryData", "spec");

  private final Map<String, Set<Unit>> unitsByName = new HashMap<>();

  /** Notes in which unit a document is. */
  public void add(Document document) {
    if (document.name() instanceof Value.Known<String> name) {
      unitsByName
          .computeIfAbsent(key(document.kind(), name.value()), any -> new HashSet<>())
          .add(document.unit());
    }
  }

  /** Returns the copies among some documents. */
  public static Copies of(List<Document> documents) {
    Copies copies = new Copies();
    documents.forEach(copies::add);
    return copies;
  }

  /**
   * Tells whether a document is that of another copy.
   *
   * @param named a document with a name that is referred to
   * @param kind the kind of what refers to it
   * @param name the name of what refers to it
   * @param from the unit of what refers to it
   */
  public boolean isOfAnother(Document named, String kind, Value<String> name, Unit from) {
    return !named.unit().equals(from)
        && name instanceof Value.Known<String> known
        && unitsByName.getOrDefault(key(kind, known.value()), Set.of()).contains(named.unit());
  }

  /**
   * Returns the first document if all have the same content; empty if they differ, or if there are
   * none. The same document may stand in several units.
   */
  @SuppressWarnings("ReferenceEquality") // To compare two trees node by node takes long.
  public static Optional<Document> agreed(List<Document> documents) {
    return documents.stream()
        .findFirst()
        .filter(
            first ->
                documents.stream()
                    .allMatch(other -> other.root() == first.root() || areAlike(other, first)));
  }

  private static boolean areAlike(Document one, Document other) {
    return CONTENTS.stream().allMatch(key -> written(one, key).equals(written(other, key)));
  }

  private static String written(Document document, String key) {
    return document.at(key).map(YamlWriter::write).orElse("");
  }

  private static String key(String kind, String name) {
    return kind + "/" + name;
  }
}
