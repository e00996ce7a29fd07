package io.mcmetrics.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Searches a directory tree for files of certain names, without reading them. */
final class FileNameSearch extends SimpleFileVisitor<Path> {
  private final Path root;
  private final List<String> names;
  private final IgnoreFiles ignoreFiles;
  private final Set<String> found = new TreeSet<>();

  private FileNameSearch(Path root, List<String> names, IgnoreFiles ignoreFiles) {
    this.root = root;
    this.names = names;
    this.ignoreFiles = ignoreFiles;
  }

  /**
   * Returns the paths, relative to the root, of the files with certain names in and below a
   * directory; directories that are ignored or cannot be listed are passed over.
   */
  static Set<String> named(Path root, Path directory, List<String> names, IgnoreFiles ignoreFiles) {
    FileNameSearch walk = new FileNameSearch(root, names, ignoreFiles);
    try {
      Files.walkFileTree(directory, walk);
    } catch (IOException e) {
      return walk.found;
    }
    return walk.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    boolean isPassedOver =
        ReadableFiles.isSkipped(directory) || ignoreFiles.ignores(directory, true);
    return isPassedOver && !directory.equals(root)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()
        && names.contains(String.valueOf(file.getFileName()))
        && !ignoreFiles.ignores(file, false)) {
      found.add(root.relativize(file).toString().replace('\\', '/'));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
