package io.mcmetrics.cluster;

import io.mcmetrics.document.Unit;
import io.mcmetrics.source.TreePath;
import java.util.List;

/**
 * The name that a unit would have as a cluster if nothing but its path were known.
 *
 * @param name the last telling part of the path
 * @param extent the path up to that part: units with the same one are one cluster
 */
record PathGuess(String name, String extent) {
  /**
   * Guesses.
   *
   * @param otherName the name of what no directory names
   */
  static PathGuess of(Unit unit, String otherName) {
    String directory = withoutComponents(unit.directory());
    if (unit.form() == Unit.Form.FILE) {
      String name = DirectoryNames.ofValues(unit.path());
      if (DirectoryNames.isTellingFile(unit.path()) && !isBelowTool(unit.directory())) {
        return new PathGuess(name, TreePath.join(directory, name));
      }
    }
    String name = TreePath.nameOf(directory);
    // What is in the folder of a tool has the name of a program.
    if (directory.isEmpty() || isBelowTool(unit.directory()) || DirectoryNames.isPlain(name)) {
      return new PathGuess(otherName, "");
    }
    String parent = TreePath.nameOf(TreePath.parentOf(directory));
    boolean isUnique =
        !DirectoryNames.isEnvironment(name)
            || parent.isEmpty()
            || DirectoryNames.isComponent(parent);
    return new PathGuess(isUnique ? name : parent + "/" + name, directory);
  }

  private static boolean isBelowTool(String directory) {
    return List.of(directory.split("/", -1)).stream().anyMatch(DirectoryNames::isTool);
  }

  private static String withoutComponents(String directory) {
    String path = directory;
    while (DirectoryNames.isPlain(TreePath.nameOf(path)) && !TreePath.parentOf(path).isEmpty()) {
      path = TreePath.parentOf(path);
    }
    return path;
  }

  /** Returns this guess with more directories in its name. */
  PathGuess longer() {
    List<String> parts = List.of(extent.split("/", -1));
    int more = name.split("/", -1).length + 1;
    return more > parts.size()
        ? this
        : new PathGuess(String.join("/", parts.subList(parts.size() - more, parts.size())), extent);
  }
}
