package io.mcmetrics.document;

import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Kubernetes manifests in YAML documents, including those inside lists and OpenShift templates.
 */
public final class Manifests {
  /** The deepest nesting of lists in lists that is followed; it is legal, and pointless. */
  private static final int MAX_NESTING = 4;

  private static final String TEMPLATE = "Template";

  private Manifests() {}

  /** Returns the manifests among some YAML documents. */
  public static List<Document> of(List<Yaml> roots, Unit unit, Sight sight) {
    List<Document> documents = new ArrayList<>();
    roots.forEach(root -> add(root, unit, sight, documents, MAX_NESTING));
    return documents;
  }

  /**
   * Returns the resources among some YAML documents as kustomize loads them: it opens lists and
   * leaves an OpenShift template whole (kustomize 5.8, api/resource/factory.go).
   */
  public static List<Document> resources(List<Yaml> roots, Unit unit, Sight sight) {
    List<Document> documents = new ArrayList<>();
    for (Yaml root : roots) {
      if (isTemplate(root)) {
        documents.add(new Document(unit, TEMPLATE, (YamlMapping) root, sight));
      } else {
        add(root, unit, sight, documents, MAX_NESTING);
      }
    }
    return documents;
  }

  /** Returns the objects of a document that is an OpenShift template, else the document itself. */
  public static Stream<Document> objectsOf(Document document) {
    return isTemplate(document.root())
        ? of(List.of(document.root()), document.unit(), document.sight()).stream()
        : Stream.of(document);
  }

  private static boolean isTemplate(Yaml root) {
    return root instanceof YamlMapping mapping
        && Document.kindOf(root).filter(TEMPLATE::equals).isPresent()
        && mapping.sequenceAt("objects").isPresent();
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
    return kind.equals(TEMPLATE) ? root.sequenceAt("objects") : Optional.empty();
  }
}
