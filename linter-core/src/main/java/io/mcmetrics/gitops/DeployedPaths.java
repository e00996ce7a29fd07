package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Manifests;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.kustomize.KustomizeBuild;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The directories of a tree that Flux or Argo CD can deploy. */
final class DeployedPaths {
  private final TreeFiles treeFiles;
  private final KustomizeBuild kustomize;
  private final Map<String, List<SourceFile>> files = new TreeMap<>();
  private final Map<String, Set<String>> directories = new HashMap<>();
  private final Map<String, Optional<DeployedPath>> whole = new HashMap<>();

  DeployedPaths(TreeFiles treeFiles, KustomizeBuild kustomize) {
    this.treeFiles = treeFiles;
    this.kustomize = kustomize;
    for (SourceFile file : treeFiles.tree().givenFiles()) {
      files.computeIfAbsent(file.directory(), directory -> new ArrayList<>()).add(file);
    }
    List.copyOf(files.keySet()).forEach(this::noteDirectory);
  }

  private void noteDirectory(String directory) {
    String path = directory;
    while (!path.isEmpty()
        && directories
            .computeIfAbsent(TreePath.parentOf(path), parent -> new TreeSet<>())
            .add(path)) {
      path = TreePath.parentOf(path);
    }
  }

  /** Tells whether a directory is in the tree. */
  boolean exists(String directory) {
    return isKnown(directory) || readLate(directory);
  }

  private boolean isKnown(String directory) {
    return files.containsKey(directory) || directories.containsKey(directory);
  }

  /** Reads a directory that lies outside of the paths given, since something deploys it. */
  private boolean readLate(String directory) {
    for (SourceFile file : treeFiles.tree().filesBelow(directory)) {
      files.computeIfAbsent(file.directory(), any -> new ArrayList<>()).add(file);
      noteDirectory(file.directory());
    }
    return isKnown(directory);
  }

  /** Returns the direct subdirectories of a directory, sorted by path. */
  Set<String> directoriesIn(String directory) {
    return directories.getOrDefault(directory, Set.of());
  }

  /** Returns all directories but the root, sorted by path. */
  List<String> all() {
    return directories.values().stream().flatMap(Set::stream).sorted().toList();
  }

  /** Returns all files at the paths given, sorted by path. */
  List<SourceFile> allFiles() {
    return treeFiles.tree().givenFiles();
  }

  /**
   * Returns what Flux deploys from a directory: the kustomization in it, else all manifests and
   * kustomizations in and below it. Empty if there is no such directory.
   */
  Optional<DeployedPath> whole(String directory) {
    Optional<DeployedPath> known = whole.get(directory);
    if (known == null) {
      known = find(directory);
      whole.put(directory, known);
    }
    return known;
  }

  private Optional<DeployedPath> find(String directory) {
    Optional<DeployedPath> overlay = overlay(directory);
    return overlay.isPresent() ? overlay : manifests(directory, true, path -> true);
  }

  /** Returns the kustomization in a directory, if there is one. */
  Optional<DeployedPath> overlay(String directory) {
    return kustomize
        .in(directory)
        .map(
            kustomization -> {
              Unit unit = new Unit(directory, Unit.Form.OVERLAY);
              Set<Unit> reached = new HashSet<>();
              noteIncluded(kustomization, reached);
              return new DeployedPath(unit, kustomize.build(kustomization, unit), reached);
            });
  }

  private void noteIncluded(Kustomization kustomization, Set<Unit> reached) {
    if (!reached.add(new Unit(kustomization.directory(), Unit.Form.OVERLAY))) {
      return;
    }
    Stream.concat(kustomization.resources().stream(), kustomization.components().stream())
        .filter(included -> !Kustomization.isRemote(included.text()))
        .flatMap(included -> kustomization.resolve(included.text()).stream())
        .flatMap(directory -> kustomize.in(directory).stream())
        .forEach(included -> noteIncluded(included, reached));
  }

  /**
   * Returns the manifests in a directory; empty if there is no such directory.
   *
   * @param recursive whether to include subdirectories
   * @param taken tells whether to include the file with a path
   */
  Optional<DeployedPath> manifests(String directory, boolean recursive, Predicate<String> taken) {
    if (!exists(directory)) {
      return Optional.empty();
    }
    Unit unit = new Unit(directory, Unit.Form.DIRECTORY);
    List<Document> documents = new ArrayList<>();
    Set<Unit> reached = new HashSet<>();
    collect(unit, directory, recursive, taken, documents, reached);
    return Optional.of(new DeployedPath(unit, documents, reached));
  }

  private void collect(
      Unit unit,
      String directory,
      boolean recursive,
      Predicate<String> taken,
      List<Document> documents,
      Set<Unit> reached) {
    reached.add(new Unit(directory, Unit.Form.DIRECTORY));
    for (SourceFile file : files.getOrDefault(directory, List.of())) {
      if (taken.test(file.path()) && !Kustomization.NAMES.contains(file.name())) {
        List<Yaml> roots = treeFiles.documents(file);
        documents.addAll(Manifests.of(roots, unit, Sight.CLEAR));
      }
    }
    if (!recursive) {
      return;
    }
    for (String below : directoriesIn(directory)) {
      if (kustomize.in(below).filter(Kustomization::isComponent).isPresent()) {
        // Its place is in the kustomizations that name it.
        continue;
      }
      Optional<DeployedPath> overlay = overlay(below);
      if (overlay.isPresent()) {
        overlay.get().documents().forEach(document -> documents.add(document.inUnit(unit)));
        reached.addAll(overlay.get().units());
      } else {
        collect(unit, below, true, taken, documents, reached);
      }
    }
  }
}
