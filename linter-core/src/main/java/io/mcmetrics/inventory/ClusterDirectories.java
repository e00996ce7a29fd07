package io.mcmetrics.inventory;

import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The directories in a folder that is called {@code clusters}, whatever their files are. */
final class ClusterDirectories {
  private static final String GATHERING = "clusters";

  /** Directories beside those of clusters, or between the folder and them. */
  private static final Set<String> OTHERS =
      Set.of(
          "_defaults",
          "all",
          "base",
          "bases",
          "bootstrap",
          "charts",
          "common",
          "components",
          "config",
          "default",
          "defaults",
          "lib",
          "modules",
          "overlays",
          "shared",
          "templates",
          "values");

  /** As in {@code helm-values}: what the clusters beside it are given, by what it is. */
  private static final Pattern OF_VALUES = Pattern.compile("[a-z]+[-_](?:values|charts|modules)");

  /** Secrets of a machine are kept in such folders as well, and make no cluster. */
  private static final Pattern OF_SECRETS = Pattern.compile("(?i)(.+[-_.])?secrets?(\\..*)?");

  private ClusterDirectories() {}

  /**
   * Returns them.
   *
   * @param idle the directories that only install Flux, without a start for it
   */
  static List<NamedCluster> in(List<SourceFile> files, Set<String> idle) {
    Map<String, Set<String>> children = new TreeMap<>();
    for (SourceFile file : files) {
      List<String> parts = List.of(file.directory().split("/", -1));
      int at = parts.indexOf(GATHERING);
      if (!idle.contains(file.directory())
          && !OF_SECRETS.matcher(file.name()).matches()
          && at >= 0
          && at + 1 < parts.size()
          && isOne(parts.get(at + 1))) {
        children
            .computeIfAbsent(String.join("/", parts.subList(0, at + 1)), top -> new TreeSet<>())
            .add(parts.get(at + 1));
      }
    }
    List<NamedCluster> found = new ArrayList<>();
    children.forEach(
        (top, names) ->
            names.forEach(
                name ->
                    found.add(
                        new NamedCluster(
                            name,
                            TreePath.join(top, name),
                            "a directory in `%s`".formatted(top),
                            Kind.DIRECTORY))));
    return found;
  }

  private static boolean isOne(String name) {
    return !OTHERS.contains(name)
        && !name.startsWith(".")
        && !name.startsWith("_")
        && !OF_VALUES.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
