package io.mcmetrics.document;

import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Kubernetes manifests in YAML documents, including those inside lists and OpenShift templates.
 */
public final class Manifests {
  /** The deepest nesting of lists in lists that is followed; it is legal, and pointless. */
  private static final int MAX_NESTING = 4;

  private Manifests() {}

  /** Returns the manifests among some YAML documents. */
  public static List<Document> of(List<Yaml> roots, Unit unit, Sight sight) {
    List<Document> documents = new ArrayList<>();
    roots.forEach(root -> add(root, unit, sight, documents, MAX_NESTING));
    return documents;
  }

  private static void add(
      Yaml root, Unit unit, Sight sight, List<Document> documents, int nestingLeft) {
    Optional<String> kind = Document.kindOf(root);
    if (kind.isEmpty() || !(root instanceof YamlMapping mapping) || nestingLeft == 0) {
      return;
    }
    Optional<YamlSequence> items = itemsOf(mapping, kind.get());
    if (items.isEmpty()) {
      documents.add(new Document(unit, kind.get(), mapping, sight));
    } else {
      items.get().items().forEach(item -> add(item, unit, sight, documents, nestingLeft - 1));
    }
  }

  private static Optional<YamlSequence> itemsOf(YamlMapping root, String kind) {
    if (kind.endsWith("List")) {
      return root.sequenceAt("items");
    }
    return kind.equals("Template") ? root.sequenceAt("objects") : Optional.empty();
  }
}
