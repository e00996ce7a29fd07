package io.mcmetrics.cli;

import io.mcmetrics.config.ConfigFile;
import io.mcmetrics.engine.BuiltInRule;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that changed, of a tree that is linted as a whole: a change in one may cause findings
 * in another.
 *
 * @param all whether to report everything, as after a file was deleted
 * @param paths directories and files, relative to the root
 */
record ChangedFiles(boolean all, Set<String> paths) {
  /** Everything counts as changed. */
  static final ChangedFiles ALL = new ChangedFiles(true, Set.of());

  /**
   * Returns the files that some names stand for.
   *
   * @param directory the directory that names are relative to; if there is no such file, they are
   *     relative to the root
   */
  static ChangedFiles of(Path directory, Path root, List<String> names) {
    Set<String> paths = new LinkedHashSet<>();
    boolean deleted = false;
    for (String name : separated(directory, root, names)) {
      List<Path> found = existing(directory, root, name);
      deleted |= found.isEmpty();
      for (Path file : found) {
        // What the configuration says concerns every file.
        deleted |= file.endsWith(ConfigFile.NAME);
        if (file.startsWith(root)) {
          paths.add(root.relativize(file).toString().replace('\\', '/'));
        }
      }
    }
    return deleted ? ALL : new ChangedFiles(false, paths);
  }

  /**
   * Returns the names in a list with one per line, or with a NUL after each, as git can write it.
   */
  static List<String> listed(String text) {
    String separator = text.indexOf('\0') >= 0 ? "\0" : "\\R";
    List<String> names = new ArrayList<>();
    for (String name : text.split(separator, -1)) {
      if (!name.isBlank()) {
        names.add(name);
      }
    }
    return names;
  }

  /** Splits names at commas, unless a file with such a name exists. */
  private static List<String> separated(Path directory, Path root, List<String> names) {
    List<String> separated = new ArrayList<>();
    for (String name : names) {
      if (name.indexOf(',') < 0 || !existing(directory, root, name).isEmpty()) {
        separated.add(name);
      } else {
        separated.addAll(List.of(name.split(",", -1)));
      }
    }
    return separated;
  }

  private static List<Path> existing(Path directory, Path root, String name) {
    try {
      for (Path base : List.of(directory, root)) {
        Path file = base.resolve(name);
        if (Files.exists(file)) {
          return List.of(file.toRealPath());
        }
      }
      return List.of();
    } catch (InvalidPathException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the part of a result that touches one of the files. */
  LintResult narrowed(LintResult result) {
    return all ? result : result.keeping(this::touches, gap -> touches(gap.at()));
  }

  private boolean touches(Finding finding) {
    return finding.ruleId().equals(BuiltInRule.INTERNAL_ERROR.id())
        || touches(finding.problem().at())
        || finding.problem().related().stream().anyMatch(related -> touches(related.at()));
  }

  private boolean touches(Origin origin) {
    return touches(origin.span().file().path())
        || origin.via().stream().anyMatch(hop -> touches(hop.span().file().path()));
  }

  private boolean touches(String path) {
    return paths.stream().anyMatch(changed -> TreePath.isBelow(path, changed));
  }
}
