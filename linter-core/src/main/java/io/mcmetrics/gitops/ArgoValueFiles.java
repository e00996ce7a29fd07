package io.mcmetrics.gitops;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that {@code helm.valueFiles} of an Argo CD source names, in the order in which Helm is
 * given them. A pattern stands for all files that it matches and the list does not name elsewhere
 * (Argo CD, docs/user-guide/helm.md, "Glob Patterns in Value Files").
 *
 * @param directory the directory of relative paths; empty if it is not known
 */
record ArgoValueFiles(YamlMapping source, Optional<String> directory, SourceTree tree) {
  /**
   * A file.
   *
   * @param written the entry of the list
   * @param path its path; empty if that is not known, or if no file matches
   */
  record Named(YamlScalar written, Optional<String> path) {
    boolean isPattern() {
      return ArgoValueFiles.isPattern(written.text());
    }
  }

  List<Named> named() {
    List<YamlScalar> written = new ArrayList<>();
    for (Yaml item : source.itemsAt("helm", "valueFiles")) {
      if (item instanceof YamlScalar text) {
        written.add(text);
      }
    }
    Set<String> taken = new HashSet<>();
    written.stream()
        .filter(text -> !isPattern(text.text()))
        .flatMap(text -> resolve(text).stream())
        .forEach(taken::add);
    List<Named> named = new ArrayList<>();
    for (YamlScalar text : written) {
      if (isPattern(text.text())) {
        named.addAll(matches(text, taken));
      } else {
        named.add(new Named(text, resolve(text)));
      }
    }
    return named;
  }

  private List<Named> matches(YamlScalar pattern, Set<String> taken) {
    Optional<TreeGlob> glob = resolve(pattern).map(TreeGlob::of);
    List<String> paths =
        tree.givenFiles().stream()
            .map(SourceFile::path)
            .filter(path -> glob.filter(known -> known.matches(path)).isPresent())
            .sorted(ArgoValueFiles::compare)
            .toList();
    if (paths.isEmpty()) {
      return List.of(new Named(pattern, Optional.empty()));
    }
    return paths.stream()
        .filter(taken::add)
        .map(path -> new Named(pattern, Optional.of(path)))
        .toList();
  }

  /** Compares paths; the files of a directory come before those of its subdirectories. */
  private static int compare(String one, String other) {
    String[] some = one.split("/", -1);
    String[] others = other.split("/", -1);
    for (int i = 0; i < Math.min(some.length, others.length); i++) {
      boolean isFile = i == some.length - 1;
      if (isFile != (i == others.length - 1)) {
        return isFile ? -1 : 1;
      }
      if (!some[i].equals(others[i])) {
        return some[i].compareTo(others[i]);
      }
    }
    return 0;
  }

  private static boolean isPattern(String text) {
    return !text.contains("://") && text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
  }

  private Optional<String> resolve(YamlScalar file) {
    String text = file.text();
    boolean isUnknown = file.isUnknown() && !text.startsWith("$");
    if (isUnknown || text.contains("://") || text.contains("{{")) {
      return Optional.empty();
    }
    if (text.startsWith("$")) {
      int slash = text.indexOf('/');
      return slash < 0 ? Optional.empty() : TreePath.resolve("", text.substring(slash + 1));
    }
    return text.startsWith("/")
        ? TreePath.resolve("", text.substring(1))
        : directory.flatMap(path -> TreePath.resolve(path, text));
  }
}
