package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/** An Application of Argo CD: it deploys one or several sources to one destination. */
final class ArgoApplication {
  private final Document document;
  private final ArgoClusters clusters;
  private final List<ArgoSource> sources = new ArrayList<>();

  ArgoApplication(
      Document document,
      DeployedPaths deployedPaths,
      TreeFiles files,
      ArgoClusters clusters,
      ArgoRepositories repositories) {
    this.document = document;
    this.clusters = clusters;
    List<Yaml> written = new ArrayList<>();
    YamlMapping root = document.root();
    // With `sources`, Argo CD ignores `source`.
    root.sequenceAt("spec", "sources").map(YamlSequence::items).ifPresent(written::addAll);
    if (written.isEmpty()) {
      root.at("spec", "source").ifPresent(written::add);
    }
    for (Yaml source : written) {
      if (source instanceof YamlMapping mapping) {
        sources.add(
            ArgoSource.of(
                document.inUnit(unit()),
                mapping,
                deployedPaths,
                files,
                repositories.mayBeThisTree(mapping)));
      }
    }
  }

  List<ArgoSource> sources() {
    return sources;
  }

  List<Gap> gaps() {
    return sources.stream().flatMap(source -> source.gaps().stream()).toList();
  }

  /** Returns the unit of what it deploys: its own, unless it deploys to another cluster. */
  Unit unit() {
    for (String key : List.of("name", "server")) {
      if (document.text("spec", "destination", key) instanceof Value.Known<String> known
          && !known.value().isBlank()) {
        return ArgoClusters.isOwn(known.value())
            ? clusters.ownName().map(document.unit()::onCluster).orElse(document.unit())
            : document.unit().onCluster(nameOf(known.value()));
      }
    }
    return document.unit();
  }

  private String nameOf(String destination) {
    return clusters.nameOf(destination).orElseGet(() -> hostOf(destination));
  }

  private static String hostOf(String destination) {
    return destination.replaceFirst("^https?://", "").replaceFirst("(:\\d+)?/?$", "");
  }
}
