package io.mcmetrics.source;

import io.mcmetrics.source.SourceTree.LeftOut;
import io.mcmetrics.source.SourceTree.PathFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A search of directories for files to read. Symbolic links are followed within the root, so that a
 * directory may be read under several paths, as it is for kustomize and kubectl.
 */
final class TreeWalk {
  /** Links to directories that hold links to directories could multiply without an end. */
  private static final int MOST_LINKED_DIRECTORIES = 5000;

  private final Path root;
  private final PathFilter leaveOut;
  private final IgnoreFiles ignoreFiles;
  private final Map<String, SourceFile> files = new TreeMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final Set<String> otherTexts = new TreeSet<>();
  private final Set<String> namedFiles = new HashSet<>();
  private boolean hasRoot;

  /** The paths given by the caller, which are read whatever their names are. */
  private final Set<Path> named = new HashSet<>();

  /** The real paths of the directories that the search is in. */
  private final Deque<Path> within = new ArrayDeque<>();

  private int linkedDirectories;

  TreeWalk(Path root, PathFilter leaveOut, IgnoreFiles ignoreFiles) {
    this.root = root;
    this.leaveOut = leaveOut;
    this.ignoreFiles = ignoreFiles;
  }

  /** Adds what is at or below a path that the caller names. */
  void add(Path path) {
    named.add(path);
    hasRoot |= path.equals(root);
    try {
      if (Files.isDirectory(path)) {
        ignoreFiles.want(path);
        enter(path, path);
      } else {
        namedFiles.add(relative(path));
        take(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, SourceFile> files() {
    return files;
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  /** Returns the files and directories that ignore files leave out. */
  List<String> ignored() {
    return ignored;
  }

  /** Returns the text files that are neither YAML nor JSON, and may yet configure a sender. */
  Set<String> otherTexts() {
    otherTexts.removeAll(files.keySet());
    return otherTexts;
  }

  /** Returns the files that the caller names one by one. */
  Set<String> namedFiles() {
    return namedFiles;
  }

  /** Tells whether the root itself was searched. */
  boolean isWhole() {
    return hasRoot;
  }

  private void visit(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      visitLink(path);
    } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      visitDirectory(path, path);
    } else if (ReadableFiles.isOtherText(path) && !leaveOut.excludes(relative(path))) {
      if (!ignoreFiles.ignores(path, false) && Files.isRegularFile(path)) {
        otherTexts.add(relative(path));
      }
    } else if (ReadableFiles.looksReadable(path) && !leaveOut.excludes(relative(path))) {
      if (ignoreFiles.ignores(path, false) && !named.contains(path)) {
        ignored.add(relative(path));
      } else if (Files.isRegularFile(path)) {
        take(path);
      }
    }
  }

  /**
   * Searches a directory.
   *
   * @param real its real path, which is another one behind a link
   */
  private void visitDirectory(Path directory, Path real) throws IOException {
    boolean isNamed = named.contains(directory);
    if (leaveOut.excludes(relative(directory)) || (ReadableFiles.isSkipped(real) && !isNamed)) {
      return;
    }
    // Git does not take a link for a directory.
    if (ignoreFiles.ignores(directory, directory.equals(real)) && !isNamed) {
      ignored.add(relative(directory));
    } else {
      enter(directory, real);
    }
  }

  private void enter(Path directory, Path real) throws IOException {
    List<Path> children;
    try (Stream<Path> listed = Files.list(directory)) {
      children = listed.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      leftOut.add(new LeftOut(relative(directory), "cannot be read"));
      return;
    }
    within.push(real);
    for (Path child : children) {
      visit(child);
    }
    within.pop();
  }

  private void visitLink(Path path) throws IOException {
    String name = relative(path);
    SymbolicLink link = SymbolicLink.read(path, root);
    boolean mayMatter =
        Files.isDirectory(path)
            || ReadableFiles.looksReadable(path)
            || (!Files.exists(path) && !ReadableFiles.hasEnding(path));
    if (!mayMatter || leaveOut.excludes(name)) {
      return;
    }
    if (!link.isFollowed()) {
      if (ignoreFiles.ignores(path, false)) {
        ignored.add(name);
      } else {
        leftOut.add(new LeftOut(name, link.obstacle()));
      }
    } else if (!Files.isDirectory(path)) {
      if (ignoreFiles.ignores(path, false)) {
        ignored.add(name);
      } else {
        take(path);
      }
    } else if (!isWithin(link.target())) {
      linkedDirectories++;
      if (linkedDirectories > MOST_LINKED_DIRECTORIES) {
        leftOut.add(new LeftOut(name, "is one of too many symbolic links to directories"));
      } else {
        visitDirectory(path, link.target());
      }
    }
  }

  /** Tells whether a directory holds one that the search is in: all of it is read already. */
  private boolean isWithin(Path real) {
    return within.stream().anyMatch(at -> at.startsWith(real));
  }

  private void take(Path file) throws IOException {
    String path = relative(file);
    if (!Files.isRegularFile(file)) {
      leftOut.add(new LeftOut(path, "is no file that can be read twice"));
    } else if (!Files.isReadable(file)) {
      leftOut.add(new LeftOut(path, "cannot be read"));
    } else if (Files.size(file) > ReadableFiles.MAX_BYTES) {
      int mebibytes = ReadableFiles.MAX_BYTES / 1024 / 1024;
      leftOut.add(new LeftOut(path, "is larger than " + mebibytes + " MiB"));
    } else {
      files.put(path, ReadableFiles.decode(path, file));
    }
  }

  private String relative(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }
}
