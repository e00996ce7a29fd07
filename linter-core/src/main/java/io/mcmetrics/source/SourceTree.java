package io.mcmetrics.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files below one root directory: those at the paths given, and any others that they refer to.
 *
 * <p>Nothing outside the root is ever read: references are resolved as text first, and symbolic
 * links are not followed.
 */
public final class SourceTree {
  /** The size in bytes above which a file is left out; one real render with CRDs has 5 MB. */
  private static final int MAX_FILE_BYTES = 64 * 1024 * 1024;

  private static final Set<String> SKIPPED_DIRECTORIES =
      Set.of(".git", ".hg", ".svn", "node_modules", "target", ".terraform", ".idea");
  private static final List<String> ENDINGS =
      List.of(
          ".yaml",
          ".yml",
          ".json",
          ".gotmpl",
          ".tmpl",
          ".tpl",
          ".jsonnet",
          ".libsonnet",
          ".alloy",
          ".river");

  /** The endings of files that are not read as documents, and may yet configure a sender. */
  private static final List<String> TEXT_ENDINGS =
      List.of(
          ".example",
          ".sample",
          ".dist",
          ".j2",
          ".tftpl",
          ".tf",
          ".tfvars",
          ".cue",
          ".hcl",
          ".env",
          ".toml",
          ".conf");

  private final Path root;
  private final boolean whole;
  private final List<String> otherTexts;
  private final List<SourceFile> givenFiles;
  private final List<LeftOut> leftOut;
  private final Map<String, Optional<SourceFile>> read;

  private SourceTree(
      Path root,
      boolean whole,
      List<String> otherTexts,
      List<SourceFile> asked,
      List<LeftOut> leftOut,
      Map<String, Optional<SourceFile>> read) {
    this.root = root;
    this.whole = whole;
    this.otherTexts = List.copyOf(otherTexts);
    this.givenFiles = List.copyOf(asked);
    this.leftOut = List.copyOf(leftOut);
    this.read = read;
  }

  /**
   * Reads the YAML and JSON files at or below some paths.
   *
   * @param paths directories or files below the root; a file named here is read whatever its ending
   * @param leaveOut tells of a path relative to the root whether to leave it out
   * @throws UncheckedIOException if a path cannot be read
   */
  public static SourceTree read(Path root, List<Path> paths, PathFilter leaveOut) {
    Path realRoot = real(root);
    Walk walk = new Walk(realRoot, leaveOut);
    for (Path path : paths) {
      walk.add(real(path));
    }
    return walk.tree();
  }

  /** Returns a tree of files that are in memory already, such as standard input. */
  public static SourceTree of(List<SourceFile> files) {
    Map<String, Optional<SourceFile>> read = new ConcurrentHashMap<>();
    for (SourceFile file : files) {
      read.put(file.path(), Optional.of(file));
    }
    return new SourceTree(Path.of(""), true, List.of(), files, List.of(), read);
  }

  /** Returns the name of the root directory; a dot if the tree is not on disk. */
  public String name() {
    Path name = root.getFileName();
    return name == null || name.toString().isEmpty() ? "." : name.toString();
  }

  /**
   * Tells whether the tree is a directory on disk, which may hold more files than those at the
   * paths given.
   */
  public boolean isOnDisk() {
    return !root.toString().isEmpty();
  }

  /** Returns the files at the paths given, sorted by path. */
  public List<SourceFile> givenFiles() {
    return givenFiles;
  }

  /**
   * Returns the paths, sorted, of text files at the paths given that are neither YAML nor JSON and
   * are not among {@link #givenFiles()}: examples, Terraform, CUE, settings of programs.
   */
  public List<String> otherTexts() {
    return otherTexts;
  }

  /** Returns the files at the paths given that are not read: too large ones, symbolic links. */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /**
   * Returns a file of the tree, whether or not it is at the paths given; empty if there is none or
   * it is too large.
   */
  public Optional<SourceFile> find(String path) {
    return read.computeIfAbsent(path, this::readLate);
  }

  /**
   * Returns the files with certain names that are below the root and not at the paths given; none
   * if the whole tree was given, or is not on disk.
   */
  public List<SourceFile> otherFilesNamed(List<String> names) {
    if (whole || !isOnDisk()) {
      return List.of();
    }
    Set<String> around = FileNameSearch.named(root, names, SKIPPED_DIRECTORIES);
    givenFiles.forEach(file -> around.remove(file.path()));
    return around.stream().flatMap(path -> find(path).stream()).toList();
  }

  private Optional<SourceFile> readLate(String path) {
    if (!isOnDisk() || path.isEmpty()) {
      return Optional.empty();
    }
    Path file = root.resolve(path);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || !file.toRealPath().startsWith(root)
          || Files.size(file) > MAX_FILE_BYTES) {
        return Optional.empty();
      }
      return Optional.of(decode(path, file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static SourceFile decode(String path, Path file) throws IOException {
    return SourceFile.of(path, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file at the paths given that is not read.
   *
   * @param reason the predicate of a sentence about the file, such as {@code is a symbolic link}
   */
  public record LeftOut(String path, String reason) {}

  /** A filter of paths. */
  public interface PathFilter {
    /** Tells whether a path, relative to the root, is to be left out. */
    boolean excludes(String path);
  }

  /** A visitor that collects files, sorted by path. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final PathFilter leaveOut;
    private final Map<String, SourceFile> files = new TreeMap<>();
    private final Set<String> otherTexts = new TreeSet<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** The paths given by the caller, which are read whatever their names are. */
    private final Set<Path> named = new HashSet<>();

    Walk(Path root, PathFilter leaveOut) {
      this.root = root;
      this.leaveOut = leaveOut;
    }

    void add(Path path) {
      named.add(path);
      try {
        if (Files.isRegularFile(path)) {
          take(path, Files.size(path));
        } else {
          Files.walkFileTree(path, this);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    SourceTree tree() {
      Map<String, Optional<SourceFile>> read = new ConcurrentHashMap<>();
      files.forEach((path, file) -> read.put(path, Optional.of(file)));
      otherTexts.removeAll(files.keySet());
      return new SourceTree(
          root,
          named.contains(root),
          List.copyOf(otherTexts),
          List.copyOf(files.values()),
          leftOut,
          read);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      Path name = directory.getFileName();
      boolean skipped =
          name != null
              && SKIPPED_DIRECTORIES.contains(name.toString())
              && !named.contains(directory);
      return skipped || leaveOut.excludes(relative(directory))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()
          && hasEnding(file, TEXT_ENDINGS)
          && !leaveOut.excludes(relative(file))) {
        otherTexts.add(relative(file));
        return FileVisitResult.CONTINUE;
      }
      if (!looksReadable(file) || leaveOut.excludes(relative(file))) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink()) {
        leftOut.add(new LeftOut(relative(file), "is a symbolic link"));
      } else if (attributes.isRegularFile()) {
        take(file, attributes.size());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      leftOut.add(new LeftOut(relative(file), "cannot be read"));
      return FileVisitResult.CONTINUE;
    }

    private void take(Path file, long size) throws IOException {
      String path = relative(file);
      if (size > MAX_FILE_BYTES) {
        leftOut.add(new LeftOut(path, "is larger than " + MAX_FILE_BYTES / 1024 / 1024 + " MiB"));
      } else {
        files.put(path, decode(path, file));
      }
    }

    private String relative(Path path) {
      return root.relativize(path).toString().replace('\\', '/');
    }

    private static boolean looksReadable(Path file) {
      String name = file.toString();
      return name.endsWith("Kustomization") || hasEnding(file, ENDINGS);
    }

    private static boolean hasEnding(Path file, List<String> endings) {
      return endings.stream().anyMatch(file.toString()::endsWith);
    }
  }
}
