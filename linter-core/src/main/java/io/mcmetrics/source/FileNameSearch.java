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
  private final Set<String> skipped;
  private final Set<String> found = new TreeSet<>();

  private FileNameSearch(Path root, List<String> names, Set<String> skipped) {
    this.root = root;
    this.names = names;
    this.skipped = skipped;
  }

  /**
   * Returns the paths, relative to the root, of the files with certain names; directories that
   * cannot be listed are passed over.
   */
  static Set<String> named(Path root, List<String> names, Set<String> skippedDirectories) {
    FileNameSearch walk = new FileNameSearch(root, names, skippedDirectories);
    try {
      Files.walkFileTree(root, walk);
    } catch (IOException e) {
      return walk.found;
    }
    return walk.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return skipped.contains(String.valueOf(directory.getFileName()))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() && names.contains(String.valueOf(file.getFileName()))) {
      found.add(root.relativize(file).toString().replace('\\', '/'));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
