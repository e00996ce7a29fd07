package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The GitRepository resources of Flux, and which of them may be the repository that this tree is
 * of; likewise the artifact that a cluster starts from. A path of another repository is not one of
 * this tree, whatever is there.
 */
final class GitSources {
  private static final String KIND = "GitRepository";
  private static final String ARTIFACT = "OCIRepository";
  private static final String GROUP = "source.toolkit.fluxcd.io/";

  /** The name that {@code flux bootstrap} gives the repository that it writes to. */
  private static final String BOOTSTRAP = "flux-system";

  private final Map<String, List<Document>> byName = new HashMap<>();
  private final Set<String> own = new TreeSet<>();

  /** The artifacts that the operator of Flux syncs a cluster with, by the name of their source. */
  private final Set<String> synced = new TreeSet<>(Set.of(BOOTSTRAP));

  private final Predicate<String> isInTree;

  /** Whether it is known which repository this tree is of, though perhaps not its URL. */
  private boolean isOwnKnown;

  private GitSources(Predicate<String> isInTree) {
    this.isInTree = isInTree;
  }

  /**
   * Returns the sources among some documents.
   *
   * @param isInTree whether there is a directory of that path
   */
  static GitSources of(List<Document> documents, Predicate<String> isInTree) {
    GitSources sources = new GitSources(isInTree);
    List<Value<String>> synced = new ArrayList<>();
    for (Document document : documents) {
      boolean isSource =
          document.kind().equals(KIND) && document.text("apiVersion").written().startsWith(GROUP);
      if (isSource && document.name() instanceof Known<String> name) {
        sources.byName.computeIfAbsent(name.value(), any -> new ArrayList<>()).add(document);
        if (name.value().equals(BOOTSTRAP)) {
          synced.add(document.text("spec", "url"));
        }
      }
      if (document.kind().equals("FluxInstance")) {
        sources.noteInstance(document, synced);
      }
    }
    if (synced.isEmpty()) {
      sources.guessOwn(documents, isInTree);
    } else {
      synced.forEach(url -> repository(url).ifPresent(sources.own::add));
      sources.isOwnKnown = synced.stream().allMatch(url -> repository(url).isPresent());
    }
    return sources;
  }

  /**
   * The operator of Flux makes the source of its cluster from this, called like the namespace if
   * nothing else is written (flux-operator, docs/instance/sync.md).
   */
  private void noteInstance(Document instance, List<Value<String>> urls) {
    if (instance.text("spec", "sync", "kind").isKnown(ARTIFACT)) {
      instance
          .text("spec", "sync", "name")
          .known()
          .or(() -> instance.text("metadata", "namespace").known())
          .ifPresent(synced::add);
    } else {
      instance.at("spec", "sync", "url").ifPresent(url -> urls.add(Value.of(url)));
    }
  }

  /**
   * Without a source that bootstraps the cluster, the own repository is that whose paths are in the
   * tree: one that nothing defines, else the one with most of them.
   */
  private void guessOwn(List<Document> documents, Predicate<String> isInTree) {
    Map<String, Integer> counts = new HashMap<>();
    for (Document document : documents) {
      if (FluxKustomization.isFluxKustomization(document)
          && document.text("spec", "sourceRef", "kind").isKnown(KIND)
          && document.text("spec", "sourceRef", "name") instanceof Known<String> name
          && document.text("spec", "path") instanceof Known<String> path
          && isTelling(TreePath.belowRoot(path.value()), isInTree)) {
        List<Document> meant = byName.getOrDefault(name.value(), List.of());
        isOwnKnown |= meant.isEmpty();
        meant.stream()
            .flatMap(source -> repository(source.text("spec", "url")).stream())
            .distinct()
            .forEach(url -> counts.merge(url, 1, Integer::sum));
      }
    }
    Optional<String> first = mostFrequent(counts);
    if (!isOwnKnown && first.isPresent()) {
      own.add(first.get());
      isOwnKnown = true;
    }
  }

  /** Returns what is counted most often; empty if several are. */
  static Optional<String> mostFrequent(Map<String, Integer> counts) {
    int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
    List<String> first =
        counts.entrySet().stream()
            .filter(count -> count.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return first.size() == 1 ? Optional.of(first.get(0)) : Optional.empty();
  }

  /** Many repositories have a directory {@code deploy}. */
  private static boolean isTelling(String path, Predicate<String> isInTree) {
    return path.contains("/") && isInTree.test(path);
  }

  /**
   * Tells whether a reference to a source may mean the repository of this tree: one that is not
   * defined in the tree may, and one that is defined unless it has another URL than the own one.
   *
   * @param reference a mapping with {@code kind} and {@code name}
   */
  boolean mayBeThisTree(Yaml reference) {
    String kind = reference.textAt("kind");
    if (!kind.isEmpty() && !kind.equals(KIND)) {
      return false;
    }
    List<Document> meant = byName.getOrDefault(reference.textAt("name"), List.of());
    return !isOwnKnown
        || meant.isEmpty()
        || meant.stream().anyMatch(source -> mayBeThisTree(source.text("spec", "url")));
  }

  /**
   * Tells whether a path of a source may be one of this tree: where the source is an artifact that
   * the cluster starts from, it was made from this tree if the path is there.
   *
   * @param reference a mapping with {@code kind} and {@code name}
   */
  boolean mayBeThisTree(Yaml reference, String path) {
    return reference.textAt("kind").equals(ARTIFACT)
        ? synced.contains(reference.textAt("name")) && !path.isEmpty() && isInTree.test(path)
        : mayBeThisTree(reference);
  }

  /** Returns the lines of a source that name what it leaves out. */
  List<String> ignoredBy(Optional<YamlMapping> reference) {
    List<Document> meant =
        reference
            .map(source -> byName.getOrDefault(source.textAt("name"), List.of()))
            .orElse(List.of());
    return meant.size() == 1
        ? meant.get(0).root().textAt("spec", "ignore").lines().toList()
        : List.of();
  }

  private boolean mayBeThisTree(Value<String> url) {
    Optional<String> repository = repository(url);
    return repository.isEmpty() || own.contains(repository.get());
  }

  /** Returns host and path of a URL, however one logs in there; empty if it is not known. */
  static Optional<String> repository(Value<String> url) {
    return url instanceof Known<String> known && !known.value().contains("${")
        ? Optional.of(
            known
                .value()
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z+]+://", "")
                .replaceFirst("^[^/@]*@", "")
                .replaceFirst("^([^/:]+):(?:\\d+/)?", "$1/")
                .replaceAll("/+$", "")
                .replaceFirst("\\.git$", ""))
        : Optional.empty();
  }
}
