package io.mcmetrics.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The search for what files refer to above the directory that they are in.
 *
 * <p>Files are searched as text: a word that begins with {@code ../} and leads to something on
 * disk, and in a resource of Flux or Argo CD a path from the root of a repository. Too much costs
 * nothing, since it only widens what may be read.
 */
final class OutwardReferences {
  /** No overlay that people write lies deeper below what it shares with others. */
  private static final int MOST_LEVELS = 8;

  private static final int MOST_FILES = 20_000;
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int LONGEST_WORD = 300;

  /** A word may stand in quotes, in a list, or behind the name of a key of a generator. */
  private static final Pattern WORD = Pattern.compile("[^\\s\"'\\[\\]{},=|<>()]+");

  private static final Pattern FROM_REPOSITORY =
      Pattern.compile("(?m)^[-\\s]*(?:path|chart):\\s*[\"']?(?:\\./|/)?([\\w-][^\\s\"'#]*)");
  private static final List<String> DEPLOYERS =
      List.of("toolkit.fluxcd.io", "fluxcd.io/", "argoproj.io");
  private static final List<String> KUSTOMIZATIONS =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private final Path base;
  private final Path home;
  private final Set<Path> targets = new TreeSet<>();
  private final Set<Path> seen = new HashSet<>();
  private final Deque<Path> queue = new ArrayDeque<>();

  private OutwardReferences(Path base, Path home) {
    this.base = base;
    this.home = home;
  }

  /**
   * Searches the files at and below some paths, and those that they refer to.
   *
   * @param base the directory that all paths are in
   * @param home what lies above is not referred to
   */
  static OutwardReferences of(List<Path> paths, Path base, Path home) {
    OutwardReferences outward = new OutwardReferences(base, home);
    paths.forEach(outward::addAllIn);
    while (!outward.queue.isEmpty() && outward.seen.size() < MOST_FILES) {
      outward.read(outward.queue.removeFirst());
    }
    return outward;
  }

  /** Returns what is referred to outside of the base, sorted. */
  Set<Path> targets() {
    return targets;
  }

  private void addAllIn(Path given) {
    try {
      Files.walkFileTree(
          given,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return ReadableFiles.isSkipped(path) && !path.equals(given)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                add(path);
              }
              return seen.size() < MOST_FILES
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // What cannot be listed is said when the tree is read.
      seen.add(given);
    }
  }

  private void add(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean isYaml =
        name.endsWith(".yaml") || name.endsWith(".yml") || KUSTOMIZATIONS.contains(name);
    if (isYaml && seen.add(file)) {
      queue.add(file);
    }
  }

  private void read(Path file) {
    String text = textOf(file);
    Path directory = WorkTree.directoryOf(file);
    boolean isKustomization = KUSTOMIZATIONS.contains(String.valueOf(file.getFileName()));
    if (isKustomization || text.contains("../")) {
      Matcher words = WORD.matcher(text);
      while (words.find()) {
        String word = words.group();
        boolean leadsUp = word.startsWith("../") || word.startsWith("./../") || word.equals("..");
        if (leadsUp || isKustomization) {
          follow(directory, word);
        }
      }
    }
    if (DEPLOYERS.stream().anyMatch(text::contains)) {
      Matcher paths = FROM_REPOSITORY.matcher(text);
      while (paths.find()) {
        followFromRepository(paths.group(1));
      }
    }
  }

  private static String textOf(Path file) {
    try {
      return Files.size(file) > MOST_BYTES
          ? ""
          : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private void follow(Path directory, String word) {
    resolve(directory, word)
        .filter(target -> !target.equals(directory) && Files.exists(target))
        .filter(target -> target.startsWith(base) || isAllowed(target))
        .ifPresent(this::reach);
  }

  /** A path of Flux or Argo CD starts at the root of the repository, which is some ancestor. */
  private void followFromRepository(String word) {
    for (Path at = base; at != null; at = at.getParent()) {
      Optional<Path> target = resolve(at, word).filter(Files::exists);
      if (target.isPresent()) {
        target.filter(t -> !t.startsWith(base) && isAllowed(t)).ifPresent(this::reach);
        return;
      }
    }
  }

  private void reach(Path target) {
    List<Path> kustomizations =
        KUSTOMIZATIONS.stream().map(target::resolve).filter(Files::isRegularFile).toList();
    // In prose, dots are often a word: what holds the base counts only if it can be built.
    if (base.startsWith(target) && kustomizations.isEmpty()) {
      return;
    }
    if (!target.startsWith(base)) {
      targets.add(target);
    }
    if (Files.isDirectory(target)) {
      kustomizations.forEach(this::add);
    } else {
      add(target);
    }
  }

  private static Optional<Path> resolve(Path directory, String word) {
    if (word.length() > LONGEST_WORD || word.contains("://") || word.startsWith("/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(directory.resolve(word).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Tells whether the root may be raised so far that something lies below it. */
  private boolean isAllowed(Path target) {
    int levels = 0;
    for (Path at = base; at != null && levels <= MOST_LEVELS; at = at.getParent()) {
      boolean isTooHigh = at.getNameCount() == 0 || (home.startsWith(at) && !home.equals(at));
      if (isTooHigh && levels > 0) {
        return false;
      }
      if (target.startsWith(at)) {
        return true;
      }
      levels++;
    }
    return false;
  }
}
