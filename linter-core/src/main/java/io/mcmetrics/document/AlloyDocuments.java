package io.mcmetrics.document;

import io.mcmetrics.alloy.AlloySenders;
import io.mcmetrics.alloy.AlloyText;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The senders in configurations of Grafana Alloy, each a document. */
public final class AlloyDocuments {
  /** How deep in values a text of Alloy is looked for; three levels are usual. */
  private static final int MOST_LEVELS = 6;

  private AlloyDocuments() {}

  /** Returns the senders of a file by itself; none if it is no configuration of Alloy. */
  public static List<Document> in(SourceFile file, Unit unit) {
    boolean isAlloy = file.name().endsWith(".alloy") || file.name().endsWith(".river");
    if (!isAlloy || !AlloyText.hasSender(file.text())) {
      return List.of();
    }
    return AlloySenders.of(AlloyText.of(file)).stream()
        .map(root -> new Document(unit, Document.ALLOY, named(root, Optional.empty()), Sight.CLEAR))
        .map(AlloyDocuments::seen)
        .toList();
  }

  /** Returns the senders in the text of a ConfigMap or Secret. */
  public static List<Document> in(Document holder, YamlScalar text) {
    return AlloySenders.of(AlloyText.in(text)).stream()
        .map(root -> holder.part(Document.ALLOY, named(root, Optional.of(holder))))
        .map(AlloyDocuments::seen)
        .toList();
  }

  /**
   * Returns the senders in texts of Alloy among the values of a release, as the charts alloy and
   * k8s-monitoring take them.
   */
  public static List<Document> inValues(Document values) {
    List<Document> found = new ArrayList<>();
    search(values.root(), values, found, MOST_LEVELS);
    return found;
  }

  private static void search(Yaml node, Document values, List<Document> found, int levelsLeft) {
    if (node instanceof YamlScalar text && AlloyText.hasSender(text.text())) {
      found.addAll(in(values, text));
    } else if (node instanceof YamlMapping mapping && levelsLeft > 0) {
      mapping.entries().forEach(entry -> search(entry.value(), values, found, levelsLeft - 1));
    }
  }

  /**
   * Alloy may load other texts together with this one, and a component on the way to the sender may
   * add a label. One that only sets labels of other names does not tell the cluster.
   */
  private static Document seen(Document document) {
    Document likely = document.withSight(document.sight().atMost(Confidence.LIKELY));
    boolean mayBeNamed = document.root().has(AlloySenders.MAY_NAME_CLUSTER);
    return mayBeNamed ? likely.partial() : likely;
  }

  /** Adds metadata: the namespace of the holder, and the name of the component. */
  private static YamlMapping named(YamlMapping root, Optional<Document> holder) {
    List<Entry> metadata = new ArrayList<>(root.entry("name").stream().toList());
    holder
        .flatMap(document -> document.root().mappingAt("metadata"))
        .flatMap(given -> given.entry("namespace"))
        .ifPresent(metadata::add);
    List<Entry> entries = new ArrayList<>(root.entries());
    YamlScalar key = YamlScalar.plain("metadata", root.origin());
    entries.add(new Entry(key, new YamlMapping(metadata, root.origin())));
    return new YamlMapping(entries, root.origin());
  }
}
