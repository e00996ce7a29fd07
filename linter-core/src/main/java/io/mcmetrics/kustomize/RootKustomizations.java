package io.mcmetrics.kustomize;

import io.mcmetrics.document.FileUse;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The kustomizations that are deployed by themselves: those that no other one includes. A
 * kustomization that only lists overlays is not one of them; each overlay in its list is.
 */
public final class RootKustomizations {
  private static final Set<String> APART = Set.of("overlays", "clusters");

  private final Map<String, Kustomization> asked = new TreeMap<>();
  private final Set<String> referenced = new HashSet<>();
  private final Set<String> referencedFromOutside = new HashSet<>();

  /** Directories and files that some kustomization includes, even if it only lists overlays. */
  private final Set<String> named = new HashSet<>();

  /** How the first kustomization that refers to a directory or file uses it, by path. */
  private final Map<String, FileUse> uses = new TreeMap<>();

  private final Set<String> included = new HashSet<>();
  private final Set<String> includedFromOutside = new HashSet<>();

  private RootKustomizations() {}

  /**
   * Finds the roots among some kustomizations.
   *
   * @param asked those at the paths given
   * @param others those of the same tree that may include them
   */
  public static RootKustomizations of(
      Collection<Kustomization> asked, Collection<Kustomization> others) {
    RootKustomizations roots = new RootKustomizations();
    asked.forEach(kustomization -> roots.asked.put(kustomization.directory(), kustomization));
    asked.forEach(kustomization -> roots.addReferences(kustomization, roots.referenced));
    others.forEach(
        kustomization -> roots.addReferences(kustomization, roots.referencedFromOutside));
    asked.stream()
        .filter(kustomization -> !roots.isList(kustomization))
        .forEach(kustomization -> inclusions(kustomization).forEach(roots.included::add));
    others.stream()
        .filter(kustomization -> !roots.isList(kustomization))
        .forEach(
            kustomization -> inclusions(kustomization).forEach(roots.includedFromOutside::add));
    return roots;
  }

  private void addReferences(Kustomization kustomization, Set<String> references) {
    references.add(kustomization.file().path());
    for (Kustomization.Reference reference : kustomization.roles()) {
      FileUse use = new FileUse(reference.role(), kustomization.file().path());
      Optional<String> path = kustomization.resolve(reference.path().text());
      path.ifPresent(references::add);
      path.ifPresent(known -> uses.putIfAbsent(known, use));
    }
    inclusions(kustomization).forEach(named::add);
  }

  private static Stream<String> inclusions(Kustomization kustomization) {
    return Stream.of(kustomization.resources(), kustomization.components(), kustomization.plugins())
        .flatMap(List::stream)
        .flatMap(inclusion -> kustomization.resolve(inclusion.text()).stream());
  }

  /**
   * Tells whether a kustomization only lists overlays: it changes nothing, is not included, and
   * names several overlays. One that names a base is an overlay itself.
   */
  private boolean isList(Kustomization kustomization) {
    if (!kustomization.onlyIncludes() || named.contains(kustomization.directory())) {
      return false;
    }
    List<String> overlays = inclusions(kustomization).filter(asked::containsKey).toList();
    boolean nothingElse = overlays.size() == kustomization.resources().size();
    long apart = overlays.stream().filter(RootKustomizations::standsApart).count();
    boolean isOverlay =
        overlays.stream().anyMatch(directory -> TreePath.nameOf(directory).equals("base"));
    return overlays.size() > 1 && !isOverlay && (nothingElse || apart > 1);
  }

  private static boolean standsApart(String directory) {
    return APART.contains(TreePath.nameOf(TreePath.parentOf(directory)));
  }

  /** Tells whether a directory has a kustomization at the paths given. */
  public boolean has(String directory) {
    return asked.containsKey(directory);
  }

  /** Tells whether a kustomization refers to a file. */
  public boolean refersTo(String path) {
    return referenced.contains(path) || referencedFromOutside.contains(path);
  }

  /** Returns how the first kustomization that refers to a file or directory uses it. */
  public Optional<FileUse> use(String path) {
    return Optional.ofNullable(uses.get(path));
  }

  /** Returns the path of a kustomization that refers to a path or to something below it. */
  public Optional<String> userOf(String path) {
    String directory =
        Kustomization.NAMES.contains(TreePath.nameOf(path)) ? TreePath.parentOf(path) : path;
    return uses.entrySet().stream()
        .filter(use -> use.getKey().equals(directory) || use.getKey().startsWith(path + "/"))
        .map(use -> use.getValue().by())
        .filter(by -> !by.startsWith(path + "/"))
        .findFirst();
  }

  /**
   * Returns the path of a kustomization that uses values or patches in a directory, by directory.
   */
  public Map<String, String> usersByDirectory() {
    Map<String, String> usersByDirectory = new TreeMap<>();
    uses.forEach(
        (path, use) -> {
          if (use.role().equals("values") || use.role().equals("patch")) {
            usersByDirectory.putIfAbsent(TreePath.parentOf(path), use.by());
          }
        });
    return usersByDirectory;
  }

  /** Tells whether only kustomizations outside of the paths given refer to a file. */
  public boolean onlyOutsideRefersTo(String path) {
    return referencedFromOutside.contains(path) && !referenced.contains(path);
  }

  /** Returns the kustomizations to build, sorted by directory. */
  public List<Kustomization> deployed() {
    List<Kustomization> deployed = new ArrayList<>();
    asked.values().stream()
        .filter(kustomization -> !kustomization.isComponent() && !isList(kustomization))
        .filter(kustomization -> !included.contains(kustomization.directory()))
        .filter(kustomization -> !includedFromOutside.contains(kustomization.directory()))
        .forEach(deployed::add);
    addOnesOfCircles(deployed);
    return deployed;
  }

  /**
   * Adds one kustomization of each circle that nothing else includes: none of it is at the top, and
   * the build says that it includes itself.
   */
  private void addOnesOfCircles(List<Kustomization> deployed) {
    Set<String> reached = new HashSet<>();
    deployed.forEach(kustomization -> reach(kustomization, reached));
    for (Kustomization kustomization : asked.values()) {
      String directory = kustomization.directory();
      Set<String> below = new HashSet<>();
      if (!reached.contains(directory) && !includedFromOutside.contains(directory)) {
        included(kustomization).forEach(inner -> reach(inner, below));
      }
      if (below.contains(directory)) {
        deployed.add(kustomization);
        reach(kustomization, reached);
      }
    }
  }

  private void reach(Kustomization kustomization, Set<String> reached) {
    Deque<Kustomization> queue = new ArrayDeque<>(List.of(kustomization));
    while (!queue.isEmpty()) {
      Kustomization next = queue.remove();
      if (reached.add(next.directory())) {
        included(next).forEach(queue::add);
      }
    }
  }

  private Stream<Kustomization> included(Kustomization kustomization) {
    return inclusions(kustomization).filter(asked::containsKey).map(asked::get);
  }

  /** Returns the kustomizations that only overlays outside of the paths given include. */
  public List<Kustomization> includedElsewhere() {
    return asked.values().stream().filter(this::isIncludedElsewhere).toList();
  }

  /** Tells whether only overlays outside of the paths given include a kustomization. */
  public boolean isIncludedElsewhere(Kustomization kustomization) {
    return includedFromOutside.contains(kustomization.directory())
        && !included.contains(kustomization.directory());
  }
}
