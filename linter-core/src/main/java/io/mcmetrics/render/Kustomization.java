package io.mcmetrics.render;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kustomization file: what it includes, generates and changes.
 *
 * @param file where it is written
 */
record Kustomization(SourceFile file, YamlMapping root) {
  /** The file names that kustomize looks for, in its order. */
  static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final Set<String> INCLUSIONS =
      Set.of("resources", "bases", "apiVersion", "kind", "metadata", "namespace");

  /** Returns the directory that references are relative to. */
  String directory() {
    return file.directory();
  }

  boolean isComponent() {
    return root.text("kind").isKnown("Component");
  }

  /** Tells whether it changes nothing in what it includes, but for the namespace. */
  boolean onlyIncludes() {
    return root.entries().stream().allMatch(entry -> INCLUSIONS.contains(entry.key().text()));
  }

  /** Returns resources and the legacy {@code bases}, which kustomize treats alike. */
  List<YamlScalar> resources() {
    return Stream.concat(scalars("resources"), scalars("bases")).toList();
  }

  List<YamlScalar> components() {
    return scalars("components").toList();
  }

  List<YamlMapping> helmCharts() {
    return Stream.concat(mappings("helmCharts"), mappings("helmChartInflationGenerator")).toList();
  }

  List<YamlMapping> configMapGenerators() {
    return mappings("configMapGenerator").toList();
  }

  List<YamlMapping> secretGenerators() {
    return mappings("secretGenerator").toList();
  }

  /** Returns patches of all spellings: a path, an inline text or an inline mapping each. */
  List<Yaml> patches() {
    return Stream.of("patches", "patchesStrategicMerge", "patchesJson6902")
        .flatMap(this::items)
        .toList();
  }

  /** Returns every reference to another file or directory, as it is written. */
  List<YamlScalar> references() {
    List<YamlScalar> references = new ArrayList<>(resources());
    references.addAll(components());
    Stream.of("generators", "transformers", "validators", "crds", "configurations", "replacements")
        .flatMap(this::scalars)
        .forEach(references::add);
    patches().forEach(patch -> references.addAll(pathsOf(patch)));
    scalars("replacements").forEach(references::add);
    for (YamlMapping chart : helmCharts()) {
      chart.scalarAt("valuesFile").ifPresent(references::add);
      scalarsIn(chart, "additionalValuesFiles").forEach(references::add);
    }
    Stream.concat(configMapGenerators().stream(), secretGenerators().stream())
        .forEach(generator -> references.addAll(GeneratedConfigMap.filesOf(generator)));
    return references;
  }

  private static List<YamlScalar> pathsOf(Yaml patch) {
    if (patch instanceof YamlScalar scalar) {
      return scalar.text().contains("\n") ? List.of() : List.of(scalar);
    }
    return patch.scalarAt("path").stream().toList();
  }

  /** Returns where a reference leads; empty if it leaves the tree. */
  Optional<String> resolve(String reference) {
    return TreePath.resolve(directory(), reference);
  }

  /** Tells whether a reference is to another repository or a URL. */
  static boolean isRemote(String reference) {
    return reference.contains("://")
        || reference.contains("?ref=")
        || reference.startsWith("git@")
        || reference.startsWith("git::")
        || reference.startsWith("github.com/");
  }

  Value<String> namespace() {
    return root.text("namespace");
  }

  private Stream<YamlScalar> scalars(String key) {
    return scalarsIn(root, key);
  }

  private Stream<YamlMapping> mappings(String key) {
    return items(key).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
  }

  private Stream<Yaml> items(String key) {
    return root.sequenceAt(key).map(YamlSequence::items).orElse(List.of()).stream();
  }

  static Stream<YamlScalar> scalarsIn(YamlMapping mapping, String key) {
    return mapping.sequenceAt(key).map(YamlSequence::items).orElse(List.of()).stream()
        .filter(YamlScalar.class::isInstance)
        .map(YamlScalar.class::cast)
        .filter(scalar -> !scalar.isNull());
  }
}
