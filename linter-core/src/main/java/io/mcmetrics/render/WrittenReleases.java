package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.gitops.UnitDocuments;
import io.mcmetrics.helm.FleetBundle;
import io.mcmetrics.helm.HelmfileReleases;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the releases make that a file of Helmfile or Rancher Fleet describes. */
final class WrittenReleases {
  private final Map<Unit, List<Document>> byUnit;

  private WrittenReleases(Map<Unit, List<Document>> byUnit) {
    this.byUnit = byUnit;
  }

  static boolean areIn(SourceFile file) {
    return FleetBundle.isOne(file) || HelmfileReleases.isOne(file);
  }

  static WrittenReleases of(SourceFile file, List<Yaml> roots, TreeFiles files) {
    List<Document> found = new ArrayList<>();
    if (FleetBundle.isOne(file)) {
      for (Yaml root : roots) {
        if (root instanceof YamlMapping bundle) {
          found.addAll(FleetBundle.documents(file, bundle, files));
        }
      }
    } else {
      found.addAll(HelmfileReleases.documents(file, roots, files));
    }
    if (!found.isEmpty()) {
      files.markUnderstood(file);
    }
    Map<Unit, List<Document>> byUnit = new LinkedHashMap<>();
    for (Document document : found) {
      byUnit.computeIfAbsent(document.unit(), unit -> new ArrayList<>()).add(document);
    }
    return new WrittenReleases(byUnit);
  }

  /** Returns what is deployed with a unit. */
  List<Document> in(Unit unit) {
    return byUnit.getOrDefault(unit, List.of());
  }

  /** Returns what is deployed to clusters that a release names. */
  List<UnitDocuments> elsewhereThan(Unit unit) {
    return byUnit.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(unit))
        .map(entry -> new UnitDocuments(entry.getKey(), entry.getValue()))
        .toList();
  }
}
