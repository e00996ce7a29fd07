package io.mcmetrics.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files below one root directory: those at the paths given, and any others that they refer to.
 *
 * <p>Nothing outside the root is ever read: references are resolved as text first, and symbolic
 * links are followed only where they lead to something below it.
 */
public final class SourceTree {
  private final Path root;
  private final boolean whole;
  private final List<String> otherTexts;
  private final List<SourceFile> givenFiles;
  private final List<LeftOut> leftOut;
  private final List<String> ignored;
  private final List<Retired> retired;
  private final Set<String> namedFiles;
  private final Set<String> sharedByLinks;
  private final List<Path> surroundings;
  private final IgnoreFiles ignoreFiles;
  private final SourceIgnore sourceIgnore;
  private final PathFilter leaveOut;
  private final Map<String, Optional<SourceFile>> read;

  private SourceTree(
      Path root,
      TreeWalk walk,
      List<String> given,
      List<Path> surroundings,
      IgnoreFiles ignoreFiles,
      PathFilter leaveOut) {
    this.root = root;
    this.leaveOut = leaveOut;
    this.whole = walk.isWhole();
    Set<String> unused = RetiredFolders.among(walk.files().values(), given);
    this.givenFiles = live(walk.files().values(), unused);
    this.retired = retired(walk.files().values(), unused);
    this.leftOut = List.copyOf(walk.leftOut());
    this.ignored = walk.ignored().stream().sorted().toList();
    this.otherTexts = walk.otherTexts().stream().filter(path -> !isWithin(path, unused)).toList();
    this.namedFiles = Set.copyOf(walk.namedFiles());
    this.sharedByLinks = Set.copyOf(walk.sharedByLinks());
    this.surroundings = List.copyOf(surroundings);
    this.ignoreFiles = ignoreFiles;
    this.sourceIgnore = new SourceIgnore(root, true);
    this.read = new ConcurrentHashMap<>();
    walk.files().forEach((path, file) -> read.put(path, Optional.of(file)));
  }

  private SourceTree(List<SourceFile> files) {
    this.root = Path.of("");
    this.whole = true;
    Set<String> unused = RetiredFolders.among(files, List.of());
    this.givenFiles = live(files, unused);
    this.retired = retired(files, unused);
    this.leftOut = List.of();
    this.ignored = List.of();
    this.otherTexts = List.of();
    this.namedFiles = Set.of();
    this.sharedByLinks = Set.of();
    this.surroundings = List.of();
    this.ignoreFiles = IgnoreFiles.none(root);
    this.sourceIgnore = new SourceIgnore(root, false);
    this.leaveOut = path -> false;
    this.read = new ConcurrentHashMap<>();
    files.forEach(file -> read.put(file.path(), Optional.of(file)));
  }

  private static List<SourceFile> live(Collection<SourceFile> files, Set<String> unused) {
    return files.stream().filter(file -> !isWithin(file.path(), unused)).toList();
  }

  private static List<Retired> retired(Collection<SourceFile> files, Set<String> unused) {
    return unused.stream()
        .map(
            folder ->
                new Retired(
                    folder,
                    files.stream()
                        .map(SourceFile::path)
                        .filter(path -> TreePath.isBelow(path, folder))
                        .toList()))
        .toList();
  }

  private static boolean isWithin(String path, Set<String> folders) {
    return folders.stream().anyMatch(folder -> TreePath.isBelow(path, folder));
  }

  /**
   * Reads the YAML and JSON files at or below some paths, without those that {@code .gitignore}
   * files leave out.
   *
   * @param paths directories or files below the root; a file named here is read whatever its ending
   * @param leaveOut tells of a path relative to the root whether to leave it out
   * @throws UncheckedIOException if a path cannot be read
   */
  public static SourceTree read(Path root, List<Path> paths, PathFilter leaveOut) {
    return read(TreeRoot.of(root, paths), leaveOut, true);
  }

  /**
   * Reads the YAML and JSON files at or below the paths of a root.
   *
   * @param leaveOut tells of a path relative to the root whether to leave it out
   * @param honoursIgnoreFiles whether to leave out what {@code .gitignore} files name
   * @throws UncheckedIOException if a path cannot be read
   */
  public static SourceTree read(TreeRoot root, PathFilter leaveOut, boolean honoursIgnoreFiles) {
    Path top = TreeRoot.real(root.directory());
    IgnoreFiles ignoreFiles = honoursIgnoreFiles ? IgnoreFiles.below(top) : IgnoreFiles.none(top);
    TreeWalk walk = new TreeWalk(top, leaveOut, ignoreFiles);
    List<String> given = new ArrayList<>();
    for (Path path : root.paths()) {
      Path real = TreeRoot.real(path);
      walk.add(real);
      given.add(top.relativize(real).toString().replace('\\', '/'));
    }
    return new SourceTree(top, walk, given, root.surroundings(), ignoreFiles, leaveOut);
  }

  /** Returns a tree of files that are in memory already, such as standard input. */
  public static SourceTree of(List<SourceFile> files) {
    return new SourceTree(files);
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

  /** Returns the files at the paths given that are not read: too large ones, broken links. */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /**
   * Returns the files and directories at the paths given that {@code .gitignore} files leave out.
   */
  public List<String> ignored() {
    return ignored;
  }

  /** Returns the directories that several symbolic links lead to, each of which uses them. */
  public Set<String> sharedByLinks() {
    return sharedByLinks;
  }

  /**
   * Tells whether Flux leaves a file out of what it fetches from this repository, by the {@code
   * .sourceignore} files and the lines of the source.
   */
  public boolean isLeftOutByFlux(String path, List<String> lines) {
    return sourceIgnore.leavesOut(path, lines);
  }

  /**
   * Returns the folders whose names say that they are no longer used, or which hold the data of
   * tests, and to which nothing refers, with the files in them, which are not among {@link
   * #givenFiles()}.
   */
  public List<Retired> retired() {
    return retired;
  }

  /**
   * Tells whether the caller named a file by itself, and did not only name a directory around it.
   */
  public boolean isNamedFile(String path) {
    return namedFiles.contains(path);
  }

  /**
   * Tells whether a file is written in a language of its own, as Terraform's, and is no YAML. One
   * that the caller named is read in any case.
   */
  public boolean isOfAnotherLanguage(String path) {
    return !isNamedFile(path) && ReadableFiles.isOfAnotherLanguage(path);
  }

  /**
   * Returns a file of the tree, whether or not it is at the paths given; empty if there is none or
   * it is too large.
   */
  public Optional<SourceFile> find(String path) {
    return read.computeIfAbsent(path, this::readLate);
  }

  /**
   * Returns the files with certain names that are around the paths given and not at them; none if
   * the whole tree was given, or is not on disk.
   */
  public List<SourceFile> otherFilesNamed(List<String> names) {
    if (whole || !isOnDisk()) {
      return List.of();
    }
    Set<String> around = new TreeSet<>();
    for (Path directory : surroundings) {
      around.addAll(FileNameSearch.named(root, directory, names, ignoreFiles));
    }
    givenFiles.forEach(file -> around.remove(file.path()));
    return around.stream().flatMap(path -> find(path).stream()).toList();
  }

  /**
   * Returns the files at and below a directory that is not at the paths given, sorted by path; none
   * if there is no such directory, or all of the tree was given.
   */
  public List<SourceFile> filesBelow(String directory) {
    Optional<Path> found = onDisk(directory).filter(Files::isDirectory);
    if (whole || directory.isEmpty() || found.isEmpty()) {
      return List.of();
    }
    Path path = found.get();
    try {
      if (!path.toRealPath().startsWith(root)) {
        return List.of();
      }
    } catch (IOException e) {
      return List.of();
    }
    TreeWalk walk = new TreeWalk(root, leaveOut, ignoreFiles);
    walk.add(path);
    return walk.files().values().stream().flatMap(file -> find(file.path()).stream()).toList();
  }

  /**
   * Returns the path of a file, whether or not there is one; empty if the tree is not on disk, or
   * the file system can have no such path, as with a NUL in it.
   */
  private Optional<Path> onDisk(String path) {
    try {
      return isOnDisk() ? Optional.of(root.resolve(path)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<SourceFile> readLate(String path) {
    Optional<Path> found = onDisk(path);
    if (path.isEmpty() || found.isEmpty()) {
      return Optional.empty();
    }
    Path file = found.get();
    try {
      boolean isBehindLink = Files.isSymbolicLink(file);
      if (!Files.isRegularFile(file)
          || !file.toRealPath().startsWith(root)
          || (isBehindLink && !SymbolicLink.read(file, root).isFollowed())
          || Files.size(file) > ReadableFiles.MAX_BYTES) {
        return Optional.empty();
      }
      return Optional.of(ReadableFiles.decode(path, file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * A file at the paths given that is not read.
   *
   * @param reason the predicate of a sentence about the file, such as {@code cannot be read}
   */
  public record LeftOut(String path, String reason) {}

  /** A folder of which nothing is deployed, with the paths of the files in it. */
  public record Retired(String folder, List<String> files) {
    /** Keeps its own list. */
    public Retired {
      files = List.copyOf(files);
    }

    /** Tells whether it holds the data of tests, and is used by nothing else. */
    public boolean isTests() {
      return !RetiredFolders.isRetired(folder);
    }
  }

  /** A filter of paths. */
  public interface PathFilter {
    /** Tells whether a path, relative to the root, is to be left out. */
    boolean excludes(String path);
  }
}
