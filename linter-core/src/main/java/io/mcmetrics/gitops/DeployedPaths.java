package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Manifests;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kustomize.KustomizeBuild;
import io.mcmetrics.kustomize.KustomizeBuild.Built;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The directories of a tree that Flux or Argo CD can deploy. */
final class DeployedPaths {
  private final TreeFiles treeFiles;
  private final KustomizeBuild kustomize;
  private final Map<String, List<SourceFile>> files = new TreeMap<>();
  private final Map<String, Set<String>> directories = new HashMap<>();
  private final Map<String, Optional<DeployedPath>> whole = new HashMap<>();
  private final Map<List<String>, DeployedPaths> ignoring = new HashMap<>();

  /** The lines of the source that name what Flux leaves out. */
  private final List<String> ignored;

  DeployedPaths(TreeFiles treeFiles, KustomizeBuild kustomize) {
    this(treeFiles, kustomize, List.of());
  }

  private DeployedPaths(TreeFiles treeFiles, KustomizeBuild kustomize, List<String> ignored) {
    this.treeFiles = treeFiles;
    this.kustomize = kustomize;
    this.ignored = ignored;
    for (SourceFile file : treeFiles.tree().givenFiles()) {
      files.computeIfAbsent(file.directory(), directory -> new ArrayList<>()).add(file);
    }
    List.copyOf(files.keySet()).forEach(this::noteDirectory);
  }

  /** Returns the same for a source that leaves out what some lines name. */
  DeployedPaths ignoring(List<String> lines) {
    return lines.equals(ignored)
        ? this
        : ignoring.computeIfAbsent(
            lines, other -> new DeployedPaths(treeFiles, kustomize, List.copyOf(other)));
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
    return rewritten(directory).or(() -> generated(directory).map(this::built));
  }

  /**
   * Returns what Flux deploys from a directory once it has written fields into the kustomization.
   *
   * @param fields by key, as they stand in a kustomization; if there are none, nothing is written
   */
  Optional<DeployedPath> changed(String directory, YamlMapping fields) {
    if (fields.entries().isEmpty()) {
      return whole(directory);
    }
    Unit unit = new Unit(directory, Unit.Form.OVERLAY);
    return kustomize
        .in(directory)
        .or(() -> generated(directory))
        .map(
            written ->
                new Kustomization(written.file(), WrittenFields.into(written.root(), fields)))
        .map(changed -> path(changed, kustomize.buildChanged(changed, unit)));
  }

  /** Returns a kustomization with fields written into it, if there is one in a directory. */
  Optional<DeployedPath> changedOverlay(String directory, YamlMapping fields) {
    return kustomize.in(directory).isPresent() ? changed(directory, fields) : Optional.empty();
  }

  private DeployedPath built(Kustomization kustomization) {
    Unit unit = new Unit(kustomization.directory(), Unit.Form.OVERLAY);
    return path(kustomization, kustomize.buildChanged(kustomization, unit));
  }

  private DeployedPath path(Kustomization kustomization, Built built) {
    boolean isWritten = kustomize.in(kustomization.directory()).isPresent();
    Unit unit =
        new Unit(kustomization.directory(), isWritten ? Unit.Form.OVERLAY : Unit.Form.DIRECTORY);
    Set<Unit> reached = new HashSet<>();
    noteIncluded(kustomization, reached);
    if (!isWritten) {
      noteDirectories(kustomization, reached);
    }
    List<Problem> stops = isWritten ? built.stops() : oncePerReason(built.stops());
    return new DeployedPath(
        unit, built.documents(), reached, stops, charts(kustomization, reached));
  }

  /** Notes the directories of the files that a kustomization of Flux's own making gathers. */
  private void noteDirectories(Kustomization kustomization, Set<Unit> reached) {
    reached.remove(new Unit(kustomization.directory(), Unit.Form.OVERLAY));
    reached.add(new Unit(kustomization.directory(), Unit.Form.DIRECTORY));
    for (YamlScalar resource : kustomization.resources()) {
      kustomization
          .resolve(resource.text())
          .filter(path -> treeFiles.tree().find(path).isPresent())
          .map(path -> new Unit(TreePath.parentOf(path), Unit.Form.DIRECTORY))
          .ifPresent(reached::add);
    }
    noteLeftOut(kustomization.directory(), reached);
  }

  /** Notes the directories of files that Flux does not fetch: it does not deploy them. */
  private void noteLeftOut(String directory, Set<Unit> reached) {
    if (files.getOrDefault(directory, List.of()).stream().anyMatch(f -> !isFetched(f.path()))) {
      reached.add(new Unit(directory, Unit.Form.DIRECTORY));
    }
    for (String below : directoriesIn(directory)) {
      if (kustomize.in(below).isEmpty()) {
        noteLeftOut(below, reached);
      }
    }
  }

  /**
   * Returns the kustomization that Flux makes where there is none: of all YAML files and
   * kustomizations below (fluxcd/pkg, kustomize/kustomize_generator.go, 1.44). Empty if there is no
   * such directory.
   */
  private Optional<Kustomization> generated(String directory) {
    if (!exists(directory)) {
      return Optional.empty();
    }
    SourceFile file = SourceFile.of(TreePath.join(directory, Kustomization.NAMES.get(0)), "");
    Origin at = Origin.written(Span.startOf(file));
    List<Yaml> resources = new ArrayList<>();
    gather(directory, path -> resources.add(YamlScalar.plain(below(directory, path), at)));
    Entry entry = new Entry(YamlScalar.plain("resources", at), new YamlSequence(resources, at));
    return Optional.of(new Kustomization(file, new YamlMapping(List.of(entry), at)));
  }

  private static String below(String directory, String path) {
    return directory.isEmpty() ? path : path.substring(directory.length() + 1);
  }

  private void gather(String directory, Consumer<String> resources) {
    for (SourceFile file : files.getOrDefault(directory, List.of())) {
      boolean isYaml = file.name().endsWith(".yaml") || file.name().endsWith(".yml");
      if (isYaml
          && !Kustomization.NAMES.contains(file.name())
          && !SourceExclusions.leavesOut(file.path())
          && isFetched(file.path())) {
        resources.accept(file.path());
      }
    }
    for (String below : directoriesIn(directory)) {
      if (kustomize.in(below).filter(k -> isFetched(k.file().path())).isPresent()) {
        resources.accept(below);
      } else {
        gather(below, resources);
      }
    }
  }

  /** Tells whether a file is among what Flux fetches from the repository. */
  private boolean isFetched(String path) {
    return !treeFiles.tree().isLeftOutByFlux(path, ignored);
  }

  /** Returns the kustomization in a directory, if there is one. */
  Optional<DeployedPath> overlay(String directory) {
    return kustomize
        .in(directory)
        .map(found -> overlay(found, kustomize.build(found, overlayUnit(directory))));
  }

  private Optional<DeployedPath> rewritten(String directory) {
    return kustomize
        .in(directory)
        .map(found -> overlay(found, kustomize.buildRewritten(found, overlayUnit(directory))));
  }

  private static Unit overlayUnit(String directory) {
    return new Unit(directory, Unit.Form.OVERLAY);
  }

  private DeployedPath overlay(Kustomization kustomization, Built built) {
    Set<Unit> reached = new HashSet<>();
    noteIncluded(kustomization, reached);
    return new DeployedPath(
        overlayUnit(kustomization.directory()),
        built.documents(),
        reached,
        built.stops(),
        charts(kustomization, reached));
  }

  /** Returns stops, of which those for the same reason in other files are one: Flux ends there. */
  private static List<Problem> oncePerReason(List<Problem> stops) {
    Map<String, Problem> byReason = new LinkedHashMap<>();
    for (Problem stop : stops) {
      byReason.merge(stop.message(), stop, (first, more) -> first.see(more.at(), "and here"));
    }
    return List.copyOf(byReason.values());
  }

  private List<Problem> charts(Kustomization kustomization, Set<Unit> reached) {
    List<Problem> stops = new ArrayList<>();
    Stream.concat(
            Stream.of(kustomization),
            reached.stream().flatMap(unit -> kustomize.in(unit.path()).stream()))
        .flatMap(each -> each.helmCharts().stream().limit(1))
        .map(DeployedPaths::withoutHelm)
        .distinct()
        .sorted(Comparator.comparing(stop -> stop.at().span()))
        .forEach(stops::add);
    return stops;
  }

  private static Problem withoutHelm(YamlMapping chart) {
    return Problem.at(
        chart.entries().get(0),
        "Flux builds kustomizations without Helm (fluxcd/pkg/kustomize 1.44, `must specify --enable-helm`): because of this chart, nothing of the path is applied");
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
    return Optional.of(new DeployedPath(unit, documents, reached, List.of(), List.of()));
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
