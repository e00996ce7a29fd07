package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.source.WorkTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to lint, and the root that every reported path is relative to.
 *
 * @param root the git work tree, or the directory given
 * @param paths directories and files at or below the root
 */
record LintPaths(Path root, List<Path> paths) {
  /** Keeps its own list. */
  LintPaths {
    paths = List.copyOf(paths);
  }

  /**
   * Returns the paths that some arguments name.
   *
   * @param directory the directory that they are relative to
   * @param given names of directories and files; none for the directory itself
   * @param root the root, if the caller names it; else empty
   * @throws UsageException if there is no such file, or one lies outside of the root
   */
  static LintPaths find(Path directory, List<String> given, String root) {
    List<String> names = given.isEmpty() ? List.of(root.isEmpty() ? "." : root) : given;
    List<Path> paths = new ArrayList<>();
    for (String name : names) {
      paths.add(existing(directory, name));
    }
    Path top = root.isEmpty() ? WorkTree.rootOf(paths.get(0)) : existing(directory, root);
    if (!Files.isDirectory(top)) {
      throw new UsageException("`--root` wants a directory, and `" + root + "` is none");
    }
    for (int i = 0; i < names.size(); i++) {
      if (!paths.get(i).startsWith(top)) {
        throw new UsageException(
            "`" + names.get(i) + "` does not lie below `" + top + "`; `--root` can name another");
      }
    }
    return new LintPaths(top, paths);
  }

  /**
   * Returns the real path of something that the caller names.
   *
   * @throws UsageException if it does not exist
   */
  static Path existing(Path directory, String name) {
    try {
      Path path = directory.resolve(name);
      if (!Files.exists(path)) {
        throw new UsageException("`" + name + "` does not exist" + nearest(path));
      }
      return path.toRealPath();
    } catch (InvalidPathException e) {
      throw new UsageException("`" + name + "` cannot be the name of a file");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nearest(Path missing) throws IOException {
    Path parent = missing.getParent();
    Path name = missing.getFileName();
    if (parent == null || name == null || !Files.isDirectory(parent)) {
      return "";
    }
    try (Stream<Path> siblings = Files.list(parent)) {
      List<String> names =
          siblings.map(sibling -> String.valueOf(sibling.getFileName())).sorted().toList();
      return new Vocabulary(names).hint(name.toString());
    }
  }
}
