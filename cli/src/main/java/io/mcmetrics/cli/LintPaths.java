package io.mcmetrics.cli;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.TreeRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to look at, and the root that every path is relative to.
 *
 * @param tree the root, and the directories and files at or below it
 * @param standpoint where the user stands
 */
record LintPaths(TreeRoot tree, Standpoint standpoint) {
  /** The flag that reads what {@code .gitignore} files leave out. */
  static final String NO_IGNORE = "no-ignore";

  /**
   * Returns the paths that some arguments name.
   *
   * @param given names of directories and files; none for the current directory
   * @param root the root, if the caller names it; else empty
   * @throws UsageException if there is no such file, or one lies outside of the root
   */
  static LintPaths find(Environment environment, List<String> given, String root) {
    Path directory = environment.directory();
    List<String> names = given.isEmpty() ? List.of(root.isEmpty() ? "." : root) : given;
    List<Path> paths = new ArrayList<>();
    for (String name : names) {
      paths.add(existing(directory, name));
    }
    TreeRoot tree =
        root.isEmpty()
            ? TreeRoot.around(paths, environment.home())
            : TreeRoot.of(existing(directory, root), paths);
    Path top = tree.directory();
    if (!Files.isDirectory(top)) {
      throw new UsageException("`--root` wants a directory, and `" + root + "` is none");
    }
    if (paths.size() > 1 && top.getNameCount() == 0) {
      throw new UsageException("the paths lie in no directory together; `--root` can name one");
    }
    for (int i = 0; i < names.size(); i++) {
      if (!paths.get(i).startsWith(top)) {
        throw new UsageException(
            "`" + names.get(i) + "` does not lie below `" + top + "`; `--root` can name another");
      }
    }
    Path here = existing(directory, ".");
    boolean goesWithoutSaying =
        !root.isEmpty() || top.equals(here) || (paths.size() == 1 && top.equals(paths.get(0)));
    String reason = goesWithoutSaying ? "" : reason(tree);
    return new LintPaths(tree, Standpoint.of(top, here, reason));
  }

  /** The directory of the only file that is given is no surprise. */
  private static String reason(TreeRoot tree) {
    return tree.choice() == TreeRoot.Choice.GIVEN ? "" : tree.choice().words();
  }

  /** Returns the root. */
  Path root() {
    return tree.directory();
  }

  /** Returns the directories and files to look at. */
  List<Path> paths() {
    return tree.paths();
  }

  /** Reads the files. */
  SourceTree read(Config config, boolean honoursIgnoreFiles) {
    return SourceTree.read(tree, config::leavesOut, honoursIgnoreFiles);
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
