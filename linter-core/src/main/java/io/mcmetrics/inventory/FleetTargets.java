package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The clusters that the {@code GitRepo} resources of Rancher Fleet target by name, each with the
 * path that is deployed to it (Fleet 0.12, docs/gitrepo-targets.md), and those for which bundles
 * are customized, or which they name as targets of their own.
 */
final class FleetTargets {
  /** Labels by which Rancher and Fleet know a cluster by its name. */
  private static final Set<String> NAMES =
      Set.of(
          "management.cattle.io/cluster-display-name",
          "management.cattle.io/cluster-name",
          "fleet.cattle.io/cluster",
          "name",
          "cluster",
          "cluster-name");

  /** The files of bundles (Fleet 0.12, docs/ref-fleet-yaml.md). */
  private static final Set<String> BUNDLES = Set.of("fleet.yaml", "fleet.yml");

  /** What Fleet calls the cluster that it runs in itself, which has another name to people. */
  private static final String OWN = "local";

  private FleetTargets() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    List<NamedCluster> found = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.text().contains("fleet.cattle.io/") && file.text().contains("GitRepo")) {
        for (Yaml root : read.documents(file)) {
          if (root.textAt("kind").equals("GitRepo")) {
            found.addAll(targets(root, file));
          }
        }
      }
      if (BUNDLES.contains(file.name())) {
        read.documents(file).forEach(root -> found.addAll(customized(root, file)));
      }
    }
    return found;
  }

  /** Returns the clusters that a bundle is for or is customized for, by their own names. */
  private static List<NamedCluster> customized(Yaml bundle, SourceFile file) {
    Set<String> names = new LinkedHashSet<>();
    List<NamedCluster> found = new ArrayList<>();
    for (String key : List.of("targetCustomizations", "targets")) {
      Set<String> own = new LinkedHashSet<>();
      bundle.itemsAt(key).forEach(target -> addNames(target, own));
      own.remove(OWN);
      String evidence = "`%s` of Rancher Fleet in `%s`".formatted(key, file.path());
      own.stream()
          .filter(names::add)
          .forEach(name -> found.add(new NamedCluster(name, "", evidence, Kind.TARGET)));
    }
    return found;
  }

  private static void addNames(Yaml target, Set<String> names) {
    add(target.textAt("clusterName"), names);
    target
        .mappingAt("clusterSelector", "matchLabels")
        .ifPresent(labels -> labels.entries().forEach(entry -> addLabel(entry, names)));
    for (Yaml expression : target.itemsAt("clusterSelector", "matchExpressions")) {
      if (NAMES.contains(expression.textAt("key")) && expression.textAt("operator").equals("In")) {
        texts(expression, "values").forEach(value -> add(value, names));
      }
    }
  }

  private static List<NamedCluster> targets(Yaml gitRepo, SourceFile file) {
    Set<String> names = new LinkedHashSet<>();
    for (Yaml target : gitRepo.itemsAt("spec", "targets")) {
      addNames(target, names);
    }
    List<String> paths = texts(gitRepo.at("spec").orElse(gitRepo), "paths");
    String path = paths.size() == 1 ? directory(paths.get(0)) : "";
    if (names.remove(OWN) && !path.isEmpty()) {
      names.add(TreePath.nameOf(path));
    }
    String evidence = "a target of Rancher Fleet in `%s`".formatted(file.path());
    // A path that goes to several clusters is of none of them.
    return names.stream()
        .map(name -> new NamedCluster(name, names.size() == 1 ? path : "", evidence, Kind.TARGET))
        .toList();
  }

  private static void addLabel(Entry entry, Set<String> names) {
    if (NAMES.contains(entry.key().text()) && entry.value() instanceof YamlScalar value) {
      add(value.text(), names);
    }
  }

  private static void add(String name, Set<String> names) {
    if (!name.isBlank() && name.indexOf('*') < 0 && !name.contains("{")) {
      names.add(name);
    }
  }

  private static List<String> texts(Yaml holder, String key) {
    return holder instanceof YamlMapping mapping
        ? mapping.itemsAt(key).stream()
            .filter(YamlScalar.class::isInstance)
            .map(item -> ((YamlScalar) item).text())
            .toList()
        : List.of();
  }

  /** Returns the directory that a path with wildcards in its last part is in. */
  private static String directory(String path) {
    String plain = TreePath.belowRoot(path);
    while (plain.indexOf('*') >= 0) {
      plain = TreePath.parentOf(plain);
    }
    return plain;
  }
}
