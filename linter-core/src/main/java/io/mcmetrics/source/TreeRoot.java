package io.mcmetrics.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The root of a tree, which paths in reports are relative to, and what of the tree is looked at.
 *
 * @param directory the root; nothing outside of it is read
 * @param choice why it is this directory
 * @param paths the directories and files to look at, all at or below the root
 * @param surroundings where to search for kustomizations and charts that concern the paths
 */
public record TreeRoot(Path directory, Choice choice, List<Path> paths, List<Path> surroundings) {
  /** The name of the configuration file. */
  public static final String CONFIGURATION = ".mcmetrics.yaml";

  /** Why a directory is the root. */
  public enum Choice {
    /** The user names it. */
    NAMED("as named"),
    /** It is the only path that is given. */
    GIVEN("as given"),
    /** It is the git work tree. */
    WORK_TREE("the git work tree"),
    /** It is the nearest directory with all paths that are given. */
    AROUND_PATHS("the nearest directory around all paths"),
    /** Files at the paths refer to what lies above them. */
    REFERRED_TO("files refer to what lies there"),
    /** The configuration lies there. */
    CONFIGURED("its " + CONFIGURATION + " concerns what is below");

    private final String words;

    Choice(String words) {
      this.words = words;
    }

    /** Returns the reason in words. */
    public String words() {
      return words;
    }
  }

  /** Keeps its own lists. */
  public TreeRoot {
    paths = List.copyOf(paths);
    surroundings = List.copyOf(surroundings);
  }

  /** Returns a root that the caller has chosen. */
  public static TreeRoot of(Path directory, List<Path> paths) {
    return new TreeRoot(directory, Choice.NAMED, paths, List.of(real(directory)));
  }

  /**
   * Finds the root for some paths: the git work tree around all of them. Without one, it is the
   * nearest directory around them that holds all that their files refer to, and the nearest
   * configuration.
   *
   * @param paths real paths, at least one
   * @param home a directory above which no root is taken, unless all of its own is given
   */
  public static TreeRoot around(List<Path> paths, Path home) {
    Optional<Path> workTree = workTree(paths);
    if (workTree.isPresent()) {
      Path top = workTree.get();
      return new TreeRoot(top, Choice.WORK_TREE, paths, List.of(top));
    }
    Path nearest = nearestAround(paths.stream().map(WorkTree::directoryOf).toList());
    OutwardReferences outward = OutwardReferences.of(paths, nearest, home);
    List<Path> all = new ArrayList<>(outward.targets());
    all.add(nearest);
    Path around = nearestAround(all);
    Path top = configured(around, home).orElse(around);
    if (!top.equals(nearest)) {
      Choice choice = top.equals(around) ? Choice.REFERRED_TO : Choice.CONFIGURED;
      return new TreeRoot(top, choice, paths, surroundings(nearest, outward));
    }
    Choice choice = paths.size() == 1 ? Choice.GIVEN : Choice.AROUND_PATHS;
    List<Path> own = paths.size() == 1 ? List.of(nearest) : List.of();
    return new TreeRoot(nearest, choice, paths, own);
  }

  /** Returns the nearest directory with a configuration, below the directory of the user. */
  private static Optional<Path> configured(Path from, Path home) {
    for (Path at = from; at != null && at.getNameCount() > 0; at = at.getParent()) {
      if (home.startsWith(at) && !at.equals(from)) {
        return Optional.empty();
      }
      if (Files.isRegularFile(at.resolve(CONFIGURATION))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Returns this root with one of its paths alone. */
  public TreeRoot only(Path path) {
    return new TreeRoot(directory, choice, List.of(path), surroundings);
  }

  /** What lies around is searched where references lead, and not in the whole root. */
  private static List<Path> surroundings(Path nearest, OutwardReferences outward) {
    Set<Path> directories = new LinkedHashSet<>();
    directories.add(nearest);
    outward.targets().stream()
        .filter(target -> Files.isDirectory(target) && !nearest.startsWith(target))
        .forEach(directories::add);
    return List.copyOf(directories);
  }

  /** Returns the work tree that holds all paths, the outermost if one holds another. */
  private static Optional<Path> workTree(List<Path> paths) {
    return paths.stream()
        .flatMap(path -> WorkTree.find(path).stream())
        .filter(top -> paths.stream().allMatch(path -> path.startsWith(top)))
        .min((one, other) -> Integer.compare(one.getNameCount(), other.getNameCount()));
  }

  private static Path nearestAround(List<Path> directories) {
    Path around = directories.get(0);
    for (Path directory : directories) {
      while (!directory.startsWith(around)) {
        Path parent = around.getParent();
        if (parent == null) {
          return around;
        }
        around = parent;
      }
    }
    return around;
  }

  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
