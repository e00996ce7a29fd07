package io.mcmetrics.layer;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.source.Origin.Removal;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The search for a field in documents. */
public final class FieldFinder {
  private static final Set<String> PROMETHEUS = Set.of("Prometheus", "PrometheusAgent");

  /** Kinds that contain values of charts, which are shown as a document of their own. */
  private static final Set<String> HOLDERS = Set.of("HelmRelease", "Application", "ApplicationSet");

  private final Document document;
  private final List<LayeredField> found = new ArrayList<>();
  private final Set<List<FieldStep>> seen = new HashSet<>();

  private FieldFinder(Document document) {
    this.document = document;
  }

  /**
   * Returns the fields that match a query, each once: a field that a resource got from the values
   * of a chart is shown in the values, if it is found there.
   */
  public static List<LayeredField> find(List<Document> documents, FieldQuery query) {
    List<LayeredField> fields = new ArrayList<>();
    for (Document document : documents) {
      fields.addAll(in(document, query));
    }
    Set<Span> inValues = new HashSet<>();
    for (LayeredField field : fields) {
      if (isValues(field.document())) {
        field.layers().forEach(layer -> inValues.add(layer.origin().span()));
      }
    }
    fields.removeIf(
        field ->
            isFromValues(field.document())
                && inValues.contains(field.winningLayer().origin().span()));
    return fields;
  }

  /**
   * Returns the text of a query that differs in its last key and has matches; empty if there is
   * none.
   */
  public static Optional<String> suggestion(List<Document> documents, FieldQuery query) {
    List<FieldStep> steps = query.steps();
    if (!(steps.get(steps.size() - 1) instanceof FieldStep.Key last)) {
      return Optional.empty();
    }
    Set<String> keys = new TreeSet<>();
    documents.forEach(document -> keys(document.root(), keys));
    return new Vocabulary(List.copyOf(keys))
        .nearest(last.name())
        .map(
            key -> {
              List<FieldStep> other = new ArrayList<>(steps.subList(0, steps.size() - 1));
              other.add(new FieldStep.Key(key));
              return new FieldQuery(other);
            })
        .filter(other -> !find(documents, other).isEmpty())
        .map(other -> FieldStep.text(other.steps()));
  }

  private static void keys(Yaml node, Set<String> keys) {
    if (node instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        keys.add(entry.key().text());
        keys(entry.value(), keys);
      }
    } else if (node instanceof YamlSequence list) {
      list.items().forEach(item -> keys(item, keys));
    }
  }

  private static List<LayeredField> in(Document document, FieldQuery query) {
    FieldFinder finder = new FieldFinder(document);
    finder.search(FieldNodes.at(document.root()), query.steps());
    if (isResource(document) && PROMETHEUS.contains(document.kind())) {
      query
          .asInResource()
          .ifPresent(own -> finder.match(FieldNodes.at(document.root()), own.steps()));
    }
    return finder.found;
  }

  private static boolean isValues(Document document) {
    return document.kind().equals(Document.VALUES);
  }

  private static boolean isResource(Document document) {
    return Document.kindOf(document.root()).isPresent();
  }

  private static boolean isFromValues(Document document) {
    boolean holds = HOLDERS.contains(document.kind()) || document.sight().sketch();
    return !isValues(document) && (!isResource(document) || holds);
  }

  private void search(FieldNodes nodes, List<FieldStep> wanted) {
    if (!nodes.end().isNull()) {
      match(nodes, wanted);
    }
    if (nodes.end() instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        search(nodes.to(new FieldStep.Key(entry.key().text()), entry.value()), wanted);
      }
    } else if (nodes.end() instanceof YamlSequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        search(nodes.to(new FieldStep.Index(i), list.items().get(i)), wanted);
      }
    }
  }

  private void match(FieldNodes nodes, List<FieldStep> wanted) {
    if (wanted.isEmpty()) {
      leaves(nodes);
      return;
    }
    FieldStep step = wanted.get(0);
    List<FieldStep> rest = wanted.subList(1, wanted.size());
    if (step instanceof FieldStep.Every) {
      members(nodes).forEach(member -> match(member, rest));
      return;
    }
    Optional<Yaml> node = step.from(nodes.end());
    if (node.isPresent()) {
      match(nodes.to(step, node.get()), rest);
      return;
    }
    removed(nodes, step, rest);
    if (nodes.end().isNull()) {
      belowNull(nodes, wanted);
    }
  }

  /** Adds a field that a null above it removed. */
  private void belowNull(FieldNodes nodes, List<FieldStep> wanted) {
    List<Layer> layers = nodes.layersTakenBy(new Removal("", nodes.end()), wanted);
    if (layers.size() > 1) {
      List<FieldStep> path = new ArrayList<>(nodes.steps());
      path.addAll(wanted);
      add(path, layers);
    }
  }

  private static List<FieldNodes> members(FieldNodes nodes) {
    List<FieldNodes> members = new ArrayList<>();
    if (nodes.end() instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        members.add(nodes.to(new FieldStep.Key(entry.key().text()), entry.value()));
      }
    } else if (nodes.end() instanceof YamlSequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        members.add(nodes.to(new FieldStep.Index(i), list.items().get(i)));
      }
    }
    return members;
  }

  private void removed(FieldNodes nodes, FieldStep step, List<FieldStep> rest) {
    for (Removal removal : nodes.end().origin().removals()) {
      if (step instanceof FieldStep.Key key && key.name().equals(removal.key())) {
        List<FieldStep> path = new ArrayList<>(nodes.steps());
        path.add(step);
        path.addAll(rest);
        add(path, nodes.layersTakenBy(removal, rest));
      }
    }
  }

  /**
   * Adds the fields below a node, since each field of a mapping or list may come from another
   * layer.
   */
  private void leaves(FieldNodes nodes) {
    List<FieldNodes> members = members(nodes);
    if (members.isEmpty()) {
      add(nodes.steps(), nodes.layers());
    }
    members.forEach(this::leaves);
    for (Removal removal : nodes.end().origin().removals()) {
      FieldStep key = new FieldStep.Key(removal.key());
      if (key.from(nodes.end()).isEmpty()) {
        removed(nodes, key, List.of());
      }
    }
  }

  private void add(List<FieldStep> path, List<Layer> layers) {
    if (!layers.isEmpty() && seen.add(path)) {
      found.add(new LayeredField(document, path, layers));
    }
  }
}
