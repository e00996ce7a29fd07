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
  private final String common;

  /** The directories with values files of several clusters. */
  private final Set<String> withValues;

  /** The directories that several links lead to, which count where the links are. */
  private final Set<String> linked;

  private NeverNamed(String common, Set<String> withValues, Set<String> linked) {
    this.linked = linked;
    this.common = common;
    this.withValues = withValues;
  }

  /**
   * Looks at a tree.
   *
   * @param files the paths of all its files
   * @param linked the directories that several links lead to
   */
  static NeverNamed in(List<Unit> units, List<String> files, Set<String> linked) {
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
    return new NeverNamed(common, withValues, linked);
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
        || linked.stream().anyMatch(directory -> TreePath.isBelow(unit.directory(), directory))
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
    return tellingParts(directory).stream().anyMatch(DirectoryNames::neverNames);
  }
}
