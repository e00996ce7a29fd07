package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which repository this tree is of, by the sources of the Applications in it: that of which most
 * paths are in the tree. A path of another repository is not one of this tree, whatever is there.
 *
 * @param own host and path of its URL; empty if it is not known
 * @param counts how many paths of each repository are in the tree
 */
record ArgoRepositories(Optional<String> own, Map<String, Integer> counts) {
  /** A repository that was renamed has several paths of either name. */
  private static final int MANY_MORE = 3;

  /** Keeps its own map. */
  ArgoRepositories {
    counts = Map.copyOf(counts);
  }

  /**
   * Looks at the Applications and ApplicationSets among some documents.
   *
   * @param isInTree whether there is a directory of that path
   */
  static ArgoRepositories of(List<Document> documents, Predicate<String> isInTree) {
    Map<String, Integer> counts = new HashMap<>();
    for (Document document : documents) {
      for (Yaml source : sources(document)) {
        boolean isThere =
            source instanceof YamlMapping mapping
                && mapping.text("path") instanceof Known<String> path
                && !path.value().isBlank()
                && isInTree.test(TreePath.belowRoot(path.value()));
        if (isThere) {
          repository(source).ifPresent(url -> counts.merge(url, 1, Integer::sum));
        }
      }
    }
    return new ArgoRepositories(GitSources.mostFrequent(counts), counts);
  }

  private static List<Yaml> sources(Document document) {
    Optional<YamlMapping> spec =
        switch (document.kind()) {
          case "Application" -> document.root().mappingAt("spec");
          case "ApplicationSet" -> document.root().mappingAt("spec", "template", "spec");
          default -> Optional.empty();
        };
    List<Yaml> sources = new ArrayList<>();
    spec.ifPresent(
        own -> {
          sources.addAll(own.itemsAt("sources"));
          own.at("source").ifPresent(sources::add);
        });
    return sources;
  }

  /**
   * Tells whether a source may be the repository of this tree: its own one, one of the same name,
   * which may be a fork or a mirror of it, and one of which about as many paths are in the tree.
   */
  boolean mayBeThisTree(YamlMapping source) {
    Optional<String> repository = repository(source);
    return own.isEmpty()
        || repository.isEmpty()
        || TreePath.nameOf(repository.get()).equals(TreePath.nameOf(own.get()))
        || counts.getOrDefault(repository.get(), 0) * MANY_MORE > counts.getOrDefault(own.get(), 0);
  }

  private static Optional<String> repository(Yaml source) {
    return source instanceof YamlMapping mapping
        ? GitSources.repository(mapping.text("repoURL"))
        : Optional.empty();
  }
}
