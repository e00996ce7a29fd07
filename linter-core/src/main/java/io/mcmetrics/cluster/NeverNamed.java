package io.mcmetrics.cluster;

import io.mcmetrics.document.Unit;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The units that name no cluster because of a folder that they are in, such as {@code base} or
 * {@code examples}. What all units have in common does not count: whoever looks at nothing but the
 * examples wants to see them.
 */
final class NeverNamed {
  private static final String TEST = "test";

  private final String common;

  /** The directories with values files of several clusters. */
  private final Set<String> withValues;

  /** The directories that are of no cluster where they stand. */
  private final Set<String> apart;

  private NeverNamed(String common, Set<String> withValues, Set<String> apart) {
    this.apart = apart;
    this.common = common;
    this.withValues = withValues;
  }

  /**
   * Looks at a tree.
   *
   * @param files the paths of all its files
   * @param apart the directories that are of no cluster where they stand
   */
  static NeverNamed in(List<Unit> units, List<String> files, Set<String> apart) {
    List<String> directories = new ArrayList<>();
    units.forEach(unit -> directories.add(unit.directory()));
    files.forEach(file -> directories.add(TreePath.parentOf(file)));
    String common = directories.isEmpty() ? "" : directories.get(0);
    for (String directory : directories) {
      while (!TreePath.isBelow(directory, common)) {
        common = TreePath.parentOf(common);
      }
    }
    Set<String> withValues = new HashSet<>();
    units.stream()
        .filter(unit -> unit.form() == Unit.Form.FILE)
        .map(Unit::path)
        .filter(DirectoryNames::isTellingFile)
        .forEach(path -> withValues.add(TreePath.parentOf(path)));
    return new NeverNamed(common, withValues, apart);
  }

  /** Returns the parts of a path that tell it from others. */
  List<String> tellingParts(String directory) {
    return TreePath.isBelow(directory, common)
        ? DirectoryNames.partsBelow(directory, common)
        : List.of(directory.split("/", -1));
  }

  boolean contains(Unit unit) {
    return contains(unit.directory())
        || isShared(unit)
        || (unit.form() == Unit.Form.FILE && DirectoryNames.isCommonValues(unit.path()));
  }

  /** Tells whether a values file stands beside those of clusters, which share it. */
  boolean isShared(Unit unit) {
    return unit.form() == Unit.Form.FILE
        && !DirectoryNames.isTellingFile(unit.path())
        && withValues.contains(unit.directory());
  }

  /** Tells whether such a folder is part of a path. */
  boolean contains(String directory) {
    List<String> parts = tellingParts(directory);
    return parts.stream().anyMatch(DirectoryNames::neverNames)
        || isTest(parts)
        || apart.stream().anyMatch(above -> TreePath.isBelow(directory, above));
  }

  /** Tells whether variants are those of a test, as in {@code test/overlays/kind}. */
  private static boolean isTest(List<String> parts) {
    int test = parts.indexOf(TEST);
    return test >= 0
        && parts.subList(test, parts.size()).stream().anyMatch(DirectoryNames::isGathering)
        && parts.subList(0, test).stream().noneMatch(DirectoryNames::isGathering);
  }
}
