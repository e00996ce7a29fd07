package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.SendingNodes;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.inventory.ComposeServices;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The services of Docker Compose files that may send: those that are told so by their flags or
 * variables, and those that run a configuration which another service runs as well. The first to
 * run a configuration is the sender that is read from it; any other is one more.
 */
final class ComposeSenders {
  private static final Set<String> CONFIGURATIONS =
      Set.of(Document.ALLOY, Document.PROMETHEUS_YML, Document.OTEL_COLLECTOR);

  private final List<String> configurations;
  private final Set<String> running = new HashSet<>();

  private ComposeSenders(List<Document> documents) {
    this.configurations =
        documents.stream()
            .filter(document -> document.unit().form() == Unit.Form.FILE)
            .filter(document -> CONFIGURATIONS.contains(document.kind()))
            .map(document -> document.unit().path())
            .distinct()
            .toList();
  }

  /** Returns a gap for each such service. */
  static List<Gap> gaps(TreeFiles treeFiles, List<Document> documents) {
    ComposeSenders senders = new ComposeSenders(documents);
    List<Gap> gaps = new ArrayList<>();
    for (SourceFile file : treeFiles.tree().givenFiles()) {
      for (Entry service : ComposeServices.of(treeFiles.documentsReadFrom(file))) {
        senders.gap(service, file).ifPresent(gaps::add);
      }
    }
    return gaps;
  }

  /** Tells whether a file is one of Docker Compose. */
  static boolean isCompose(List<Yaml> roots) {
    return !ComposeServices.of(roots).isEmpty();
  }

  private Optional<Gap> gap(Entry service, SourceFile file) {
    String name = "the service `" + service.key().text() + "`";
    Optional<Located> told = SendingNodes.firstIn(service.value());
    List<String> mounted = mounted(service.value(), file);
    boolean isOneMore = mounted.stream().anyMatch(running::contains);
    running.addAll(mounted);
    if (told.isPresent()) {
      return Optional.of(Gap.maySend(told.get(), name));
    }
    return isOneMore
        ? Optional.of(
            Gap.maySend(service.key(), name + " runs `" + mounted.get(0) + "` as another does, it"))
        : Optional.empty();
  }

  /**
   * Returns the configurations of senders that a service mounts, by themselves or in directories.
   */
  private List<String> mounted(Yaml service, SourceFile file) {
    List<String> sources = new ArrayList<>();
    for (Yaml volume : service.itemsAt("volumes")) {
      if (volume instanceof YamlScalar text) {
        sources.add(text.text().replaceFirst(":.*", ""));
      } else {
        volume.scalarAt("source").ifPresent(source -> sources.add(source.text()));
      }
    }
    return configurations.stream()
        .filter(path -> sources.stream().anyMatch(source -> holds(source, file, path)))
        .toList();
  }

  private static boolean holds(String source, SourceFile file, String configuration) {
    if (!source.startsWith(".")) {
      return false;
    }
    Optional<String> path = TreePath.resolve(file.directory(), source);
    return path.isPresent() && TreePath.isBelow(configuration, path.get());
  }
}
