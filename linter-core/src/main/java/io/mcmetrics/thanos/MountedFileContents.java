package io.mcmetrics.thanos;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.kubernetes.NamedDocuments;
import io.mcmetrics.kubernetes.VolumeFile;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contents of files that containers mount from ConfigMaps and Secrets of the tree. {@link
 * VolumeFile} tells from which key a file comes; this finds the ConfigMap or Secret with that key,
 * and reads it.
 */
public final class MountedFileContents {
  private final List<Document> holders;
  private final Map<String, List<Document>> holdersByName = new HashMap<>();
  private final NamedDocuments lookup;

  private MountedFileContents(List<Document> holders, NamedDocuments lookup) {
    this.holders = holders;
    this.lookup = lookup;
    for (Document holder : holders) {
      if (holder.name() instanceof Known<String> name) {
        holdersByName.computeIfAbsent(name.value(), any -> new ArrayList<>()).add(holder);
      }
    }
  }

  /** Prepares to find the ConfigMaps and Secrets among some documents. */
  public static MountedFileContents of(
      List<Document> documents, Function<Document, Cluster> clusterOf) {
    return new MountedFileContents(
        documents.stream()
            .filter(d -> d.kind().equals("ConfigMap") || d.kind().equals("Secret"))
            .toList(),
        NamedDocuments.of(documents, clusterOf));
  }

  /**
   * Returns the content of a file, as YAML; empty if it is not in the tree, or has placeholders.
   */
  Optional<Yaml> at(Component component, String path) {
    return key(component, path).flatMap(key -> readable(component, key));
  }

  /**
   * Returns the contents of the files whose names fit a pattern like {@code *.yaml}, in the order
   * of their keys; empty if the directory is not known to be mounted from the tree, or a file of it
   * cannot be read.
   *
   * @param pattern the path of a directory, and a name in which a star stands for any letters
   */
  Optional<List<Yaml>> matching(Component component, String pattern) {
    String directory = pattern.substring(0, pattern.lastIndexOf('/') + 1);
    String name =
        Stream.of(pattern.substring(directory.length()).split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/]*"));
    Optional<Document> holder =
        VolumeFile.at(directory + "any", component.workload(), component.container())
            .filter(file -> !directory.contains("*"))
            .flatMap(VolumeFile::key)
            .flatMap(key -> holder(component, key))
            .filter(found -> found.sight().whole());
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    Pattern wanted = Pattern.compile(name);
    List<Optional<Yaml>> files =
        Stream.of("data", "stringData")
            .flatMap(key -> holder.get().root().mappingAt(key).stream())
            .flatMap(texts -> texts.entries().stream())
            .map(entry -> entry.key().text())
            .filter(key -> wanted.matcher(key).matches())
            .distinct()
            .map(key -> content(holder.get(), key, text -> !text.isUnknown()))
            .toList();
    return files.stream().allMatch(Optional::isPresent)
        ? Optional.of(files.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  /** Returns the key with the content of a file; empty if it is not known, or if there is none. */
  public Optional<KeyReference> key(Component component, String path) {
    Optional<KeyReference> mounted =
        VolumeFile.at(path, component.workload(), component.container()).flatMap(VolumeFile::key);
    return mounted.isPresent() || !isSketchedWithoutMounts(component)
        ? mounted
        : onlyKeyNamed(component, path.substring(path.lastIndexOf('/') + 1));
  }

  private static boolean isSketchedWithoutMounts(Component component) {
    return component.workload().sight().sketch() && component.container().mounts().isEmpty();
  }

  /**
   * A sheet of a chart may leave out mounts: then the only key with the name of the file is taken.
   */
  private Optional<KeyReference> onlyKeyNamed(Component component, String file) {
    List<Document> found =
        holders.stream()
            .filter(holder -> holder.sight().sketch())
            .filter(holder -> hasKey(holder, file))
            .filter(holder -> isNear(holder, component))
            .toList();
    List<Document> beside =
        found.stream().filter(h -> h.unit().equals(component.workload().unit())).toList();
    List<Document> meant = beside.isEmpty() ? found : beside;
    return meant.size() == 1
        ? Optional.of(
            new KeyReference(
                meant.get(0).kind(),
                meant.get(0).name(),
                new Known<>(file, meant.get(0).origin()),
                meant.get(0).origin()))
        : Optional.empty();
  }

  private static boolean hasKey(Document holder, String key) {
    return holder.at("data", key).isPresent() || holder.at("stringData", key).isPresent();
  }

  /** Returns the ConfigMap or Secret of a key; empty if it is not in the tree. */
  public Optional<Document> holder(Component component, KeyReference key) {
    if (!(key.name() instanceof Known<String> name)) {
      return Optional.empty();
    }
    return lookup.nearest(
        holdersByName.getOrDefault(name.value(), List.of()).stream()
            .filter(holder -> holder.kind().equals(key.kind()))
            .toList(),
        component.workload());
  }

  /**
   * Returns the content of a key, as YAML that may have placeholders; empty if it is not in the
   * tree or is no YAML.
   */
  public Optional<Yaml> content(Component component, KeyReference key) {
    return content(component, key, text -> true);
  }

  /** Returns the content of a key, as YAML; empty if it is not in the tree, or has placeholders. */
  Optional<Yaml> readable(Component component, KeyReference key) {
    return content(component, key, text -> !text.isUnknown());
  }

  private Optional<Yaml> content(
      Component component, KeyReference key, Predicate<YamlScalar> isReadable) {
    return key.key() instanceof Known<String> name
        ? holder(component, key).flatMap(holder -> content(holder, name.value(), isReadable))
        : Optional.empty();
  }

  /** A sheet of a chart may have a mapping where the chart renders a text. */
  private static Optional<Yaml> content(
      Document holder, String key, Predicate<YamlScalar> isReadable) {
    Optional<Yaml> mapping =
        holder
            .at("data", key)
            .or(() -> holder.at("stringData", key))
            .filter(node -> !(node instanceof YamlScalar));
    if (mapping.isPresent()) {
      return mapping;
    }
    return DataTexts.texts(holder).stream()
        .filter(entry -> entry.key().text().equals(key))
        // stringData overrides data.
        .reduce((first, last) -> last)
        .map(Entry::value)
        .map(YamlScalar.class::cast)
        .filter(isReadable)
        .map(YamlReader::readEmbedded)
        .filter(YamlFile::isComplete)
        .flatMap(file -> file.documents().stream().findFirst());
  }

  /** Tells whether a document may be in the namespace and the cluster of a component. */
  public boolean isNear(Document document, Component component) {
    return lookup.isNear(document, component.workload());
  }
}
