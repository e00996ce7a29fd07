package io.mcmetrics.kustomize.resource;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kustomization file.
 *
 * @param file the file, to whose directory its references are relative
 */
public record Kustomization(SourceFile file, YamlMapping root) {
  /** The role of a file that kustomize puts into a ConfigMap or Secret as it is. */
  public static final String GENERATOR_FILE = "generator file";

  /** The file names that kustomize looks for, in its order. */
  public static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final List<String> PLUGINS = List.of("generators", "transformers", "validators");

  private static final Set<String> INCLUSIONS =
      Set.of("resources", "bases", "apiVersion", "kind", "metadata", "namespace");

  /** Returns the directory that references are relative to. */
  public String directory() {
    return file.directory();
  }

  /** Tells whether its kind is Component. */
  public boolean isComponent() {
    return root.text("kind").isKnown("Component");
  }

  /** Tells whether it only includes resources, and changes at most their namespace. */
  public boolean onlyIncludes() {
    return root.entries().stream().allMatch(entry -> INCLUSIONS.contains(entry.key().text()));
  }

  /** Returns resources and the legacy {@code bases}, which kustomize treats alike. */
  public List<YamlScalar> resources() {
    return Stream.concat(scalars("resources"), scalars("bases")).toList();
  }

  /** Returns the references to components. */
  public List<YamlScalar> components() {
    return scalars("components").toList();
  }

  /**
   * Returns the Helm charts to render, those of the legacy {@code helmChartInflationGenerator}
   * last.
   */
  public List<YamlMapping> helmCharts() {
    return Stream.of("helmCharts", "helmChartInflationGenerator")
        .flatMap(key -> mappings(key).stream())
        .toList();
  }

  /** Returns the entries of {@code configMapGenerator}. */
  public List<YamlMapping> configMapGenerators() {
    return mappings("configMapGenerator");
  }

  /** Returns the entries of {@code secretGenerator}. */
  public List<YamlMapping> secretGenerators() {
    return mappings("secretGenerator");
  }

  /**
   * Returns the patches that are applied before all other transformers; each is a path, an inline
   * text or a mapping.
   */
  public List<Yaml> mergePatches() {
    return Stream.of("patchesStrategicMerge", "patches")
        .flatMap(key -> items(key).stream())
        .toList();
  }

  /** Returns the patches that are applied after names and labels are set. */
  public List<Yaml> jsonPatches() {
    return items("patchesJson6902");
  }

  /** Returns the references to files and directories of plugins. */
  public List<YamlScalar> plugins() {
    return PLUGINS.stream().flatMap(this::scalars).filter(text -> !isInline(text)).toList();
  }

  /** Tells whether a text is inline content, where others are the path of a file. */
  public static boolean isInline(YamlScalar text) {
    return text.text().contains("\n") || text.text().startsWith("{");
  }

  /**
   * A reference to another file or directory.
   *
   * @param role what the file is to the kustomization, such as {@code values}
   * @param path as it is written
   */
  public record Reference(String role, YamlScalar path) {}

  /** Returns all references to other files and directories. */
  public List<Reference> roles() {
    List<Reference> roles = new ArrayList<>();
    note("resource", resources(), roles);
    note("component", components(), roles);
    note("plugin", plugins(), roles);
    Stream.of("crds", "configurations")
        .forEach(key -> note("configuration", scalars(key).toList(), roles));
    mergePatches().forEach(patch -> note("patch", pathsOf(patch), roles));
    jsonPatches().forEach(patch -> note("patch", pathsOf(patch), roles));
    mappings("replacements").forEach(entry -> note("replacement", pathsOf(entry), roles));
    note("replacement", scalars("replacements").toList(), roles);
    for (YamlMapping chart : helmCharts()) {
      note("values", chart.scalarAt("valuesFile").stream().toList(), roles);
      note("values", scalarsIn(chart, "additionalValuesFiles").toList(), roles);
    }
    Stream.concat(configMapGenerators().stream(), secretGenerators().stream())
        .forEach(generator -> note(GENERATOR_FILE, GeneratedData.filesOf(generator), roles));
    return roles;
  }

  private static void note(String role, List<YamlScalar> paths, List<Reference> roles) {
    paths.forEach(path -> roles.add(new Reference(role, path)));
  }

  private static List<YamlScalar> pathsOf(Yaml patch) {
    if (patch instanceof YamlScalar scalar) {
      return isInline(scalar) ? List.of() : List.of(scalar);
    }
    return patch.scalarAt("path").stream().toList();
  }

  /** Returns where a reference leads; empty if it leaves the tree. */
  public Optional<String> resolve(String reference) {
    return TreePath.resolve(directory(), reference);
  }

  /** Tells whether a reference is a URL, or to another repository. */
  public static boolean isRemote(String reference) {
    return reference.contains("://")
        || reference.contains("?ref=")
        || reference.startsWith("git@")
        || reference.startsWith("git::")
        || reference.startsWith("github.com/");
  }

  Value<String> namespace() {
    return root.text("namespace");
  }

  /** Returns the scalars that a key lists, nulls left out; none if the key has no list. */
  public Stream<YamlScalar> scalars(String key) {
    return scalarsIn(root, key);
  }

  /** Returns the mappings that a key lists; none if the key has no list. */
  public List<YamlMapping> mappings(String key) {
    return root.mappingsAt(key);
  }

  /** Returns the items that a key lists; none if the key has no list. */
  public List<Yaml> items(String key) {
    return root.itemsAt(key);
  }

  /** Returns the scalars that a key of a mapping lists, nulls left out; none if it has no list. */
  public static Stream<YamlScalar> scalarsIn(YamlMapping mapping, String key) {
    return mapping.itemsAt(key).stream()
        .filter(YamlScalar.class::isInstance)
        .map(YamlScalar.class::cast)
        .filter(scalar -> !scalar.isNull());
  }
}
