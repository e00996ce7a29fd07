package io.mcmetrics.gitops;

import io.mcmetrics.document.FileUse;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The parameters that the generators of an ApplicationSet produce, as far as the tree tells: from
 * lists, from directories and files of the repository, and from matrix and merge generators of
 * those. The cluster generator gives the clusters whose Secrets are in the tree. For all others
 * there is one set of parameters, with unknown values.
 */
final class ArgoGenerators {
  private static final int MAX_SETS = 2_000;
  private static final int MAX_NESTING = 4;

  private final DeployedPaths deployedPaths;
  private final TreeFiles treeFiles;
  private final ClusterGenerator clusters;
  private final List<Gap> gaps = new ArrayList<>();

  ArgoGenerators(DeployedPaths deployedPaths, TreeFiles treeFiles, ArgoClusters clusters) {
    this.clusters = new ClusterGenerator(clusters);
    this.deployedPaths = deployedPaths;
    this.treeFiles = treeFiles;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** Returns the sets of parameters that the generators in a mapping produce. */
  List<Map<String, YamlScalar>> parameters(YamlMapping spec) {
    return all(spec, MAX_NESTING);
  }

  private List<Map<String, YamlScalar>> all(YamlMapping holder, int nestingLeft) {
    List<Map<String, YamlScalar>> sets = new ArrayList<>();
    each(holder, nestingLeft).forEach(sets::addAll);
    return sets.size() > MAX_SETS ? List.of() : sets;
  }

  private List<List<Map<String, YamlScalar>>> each(YamlMapping holder, int nestingLeft) {
    return items(holder, "generators").stream()
        .map(generator -> one(generator, nestingLeft))
        .toList();
  }

  private List<Map<String, YamlScalar>> one(Yaml generator, int nestingLeft) {
    Optional<YamlMapping> git = generator.mappingAt("git");
    Optional<YamlMapping> matrix = generator.mappingAt("matrix");
    Optional<YamlMapping> merge = generator.mappingAt("merge");
    if (generator.mappingAt("list").isPresent()) {
      return list(generator.mappingAt("list").get());
    } else if (git.isPresent()) {
      return git(git.get());
    } else if (matrix.isPresent() && nestingLeft > 0) {
      return product(each(matrix.get(), nestingLeft - 1));
    } else if (merge.isPresent() && nestingLeft > 0) {
      return merged(merge.get(), each(merge.get(), nestingLeft - 1));
    }
    gaps.add(
        Gap.at(
            generator,
            "what this generator finds is not in the tree",
            "the Applications of this ApplicationSet are known in part"));
    Optional<YamlMapping> registered = generator.mappingAt("clusters");
    if (registered.isPresent()) {
      List<Map<String, YamlScalar>> sets = clusters.parameters(registered.get());
      if (!sets.isEmpty()) {
        return sets;
      }
    }
    Map<String, YamlScalar> unknown = new LinkedHashMap<>();
    generator.mappingAt("clusters", "values").ifPresent(v -> flatten("values.", v, unknown));
    return List.of(unknown);
  }

  private List<Map<String, YamlScalar>> list(YamlMapping list) {
    List<Map<String, YamlScalar>> sets = new ArrayList<>();
    for (Yaml element : items(list, "elements")) {
      Map<String, YamlScalar> set = new LinkedHashMap<>();
      flatten("", element, set);
      sets.add(set);
    }
    return sets;
  }

  static void flatten(String prefix, Yaml node, Map<String, YamlScalar> set) {
    if (node instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        if (entry.value() instanceof YamlScalar scalar) {
          set.put(prefix + entry.key().text(), scalar);
        } else {
          flatten(prefix + entry.key().text() + ".", entry.value(), set);
        }
      }
    }
  }

  private List<Map<String, YamlScalar>> git(YamlMapping git) {
    List<Map<String, YamlScalar>> sets = new ArrayList<>();
    Predicate<String> directories = TreeGlob.chosen(items(git, "directories"));
    deployedPaths.all().stream()
        .filter(directories)
        .filter(directory -> !isHidden(directory))
        .forEach(directory -> sets.add(path(directory, git)));
    Predicate<String> files = TreeGlob.chosen(items(git, "files"));
    for (SourceFile file : deployedPaths.allFiles()) {
      if (files.test(file.path())) {
        Map<String, YamlScalar> set = path(file.directory(), git);
        set.put("path.filename", YamlScalar.plain(file.name(), git.origin()));
        treeFiles.documents(file).forEach(root -> flatten("", root, set));
        treeFiles.recordUse(file, new FileUse("parameters", git.origin().span().file().path()));
        sets.add(set);
      }
    }
    return sets;
  }

  /**
   * Tells whether the generator of directories passes one over, as it does where a name begins with
   * a dot (Argo CD 3, docs/operator-manual/applicationset/Generators-Git.md).
   */
  private static boolean isHidden(String directory) {
    return List.of(directory.split("/", -1)).stream().anyMatch(part -> part.startsWith("."));
  }

  private static Map<String, YamlScalar> path(String directory, YamlMapping git) {
    Map<String, YamlScalar> set = new LinkedHashMap<>();
    set.put("path", YamlScalar.plain(directory, git.origin()));
    String name = TreePath.nameOf(directory);
    set.put("path.basename", YamlScalar.plain(name, git.origin()));
    String normal = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    set.put("path.basenameNormalized", YamlScalar.plain(normal, git.origin()));
    String[] segments = directory.split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      set.put("path[" + i + "]", YamlScalar.plain(segments[i], git.origin()));
    }
    return set;
  }

  private static List<Map<String, YamlScalar>> product(
      List<List<Map<String, YamlScalar>>> factors) {
    List<Map<String, YamlScalar>> product = List.of(Map.of());
    for (List<Map<String, YamlScalar>> factor : factors) {
      List<Map<String, YamlScalar>> next = new ArrayList<>();
      for (Map<String, YamlScalar> left : product) {
        for (Map<String, YamlScalar> right : factor) {
          if (next.size() < MAX_SETS) {
            Map<String, YamlScalar> both = new LinkedHashMap<>(left);
            both.putAll(right);
            next.add(both);
          }
        }
      }
      product = next;
    }
    return product;
  }

  /**
   * Returns the sets of the first generator, each with the parameters of those sets of the others
   * that have the same merge keys.
   */
  private static List<Map<String, YamlScalar>> merged(
      YamlMapping merge, List<List<Map<String, YamlScalar>>> generators) {
    List<String> keys = Kustomization.scalarsIn(merge, "mergeKeys").map(YamlScalar::text).toList();
    List<Map<String, YamlScalar>> merged = new ArrayList<>();
    if (generators.isEmpty()) {
      return merged;
    }
    for (Map<String, YamlScalar> base : generators.get(0)) {
      Map<String, YamlScalar> set = new LinkedHashMap<>(base);
      generators.stream()
          .skip(1)
          .flatMap(List::stream)
          .filter(other -> keys.stream().allMatch(key -> agree(base, other, key)))
          .forEach(set::putAll);
      merged.add(set);
    }
    return merged;
  }

  private static boolean agree(
      Map<String, YamlScalar> one, Map<String, YamlScalar> other, String key) {
    YamlScalar left = one.get(key);
    YamlScalar right = other.get(key);
    return left != null && right != null && left.text().equals(right.text());
  }

  private static List<Yaml> items(YamlMapping holder, String key) {
    return holder.itemsAt(key);
  }
}
