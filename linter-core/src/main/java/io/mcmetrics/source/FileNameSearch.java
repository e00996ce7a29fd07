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

/** Looks through a tree by the names of files alone. */
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

  /** Returns the paths of files of some names; what cannot be looked at holds none. */
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
