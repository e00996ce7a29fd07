package io.mcmetrics.thanos;

import io.mcmetrics.network.Container.Mount;
import io.mcmetrics.render.Document;
import io.mcmetrics.render.SecretData;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The files that a container finds where ConfigMaps and Secrets of the tree are mounted. */
final class MountedFiles {
  private final List<Document> holders;

  /** Tells whether a document may be the one that a component in the same place mounts. */
  private final BiPredicate<Document, Component> isNear;

  MountedFiles(List<Document> documents, BiPredicate<Document, Component> isNear) {
    this.holders =
        documents.stream()
            .filter(d -> d.kind().equals("ConfigMap") || d.kind().equals("Secret"))
            .toList();
    this.isNear = isNear;
  }

  /** Returns the content of a file, as YAML; empty if it is not in the tree. */
  Optional<Yaml> at(Component component, String path) {
    for (Mount mount : component.container().mounts()) {
      if (mount.path() instanceof Known<String> directory && isBelow(path, directory.value())) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        Optional<Yaml> found = in(component, mount, file);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isBelow(String path, String directory) {
    String prefix = directory.endsWith("/") ? directory : directory + "/";
    return path.startsWith(prefix) || path.equals(directory);
  }

  private Optional<Yaml> in(Component component, Mount mount, String file) {
    for (YamlMapping volume : component.workload().volumes()) {
      if (mount.volume() instanceof Known<String> name
          && volume.text("name").isKnown(name.value())) {
        return volume
            .mappingAt("configMap")
            .flatMap(source -> file(component, "ConfigMap", source, "name", file))
            .or(
                () ->
                    volume
                        .mappingAt("secret")
                        .flatMap(source -> file(component, "Secret", source, "secretName", file)));
      }
    }
    return Optional.empty();
  }

  private Optional<Yaml> file(
      Component component, String kind, YamlMapping source, String nameKey, String file) {
    String key =
        source.itemsAt("items").stream()
            .filter(item -> item.scalarAt("path").filter(p -> p.text().equals(file)).isPresent())
            .flatMap(item -> item.scalarAt("key").stream())
            .map(YamlScalar::text)
            .findFirst()
            .orElse(file);
    return source.text(nameKey) instanceof Known<String> name
        ? content(component, kind, name.value(), key)
        : Optional.empty();
  }

  /** Returns what stands under a key of a ConfigMap or Secret near a component, as YAML. */
  Optional<Yaml> content(Component component, String kind, String name, String key) {
    for (Document holder : holders) {
      if (holder.kind().equals(kind)
          && holder.name().isKnown(name)
          && isNear.test(holder, component)) {
        return content(holder, key);
      }
    }
    return Optional.empty();
  }

  /** A chart's data may be drawn as a mapping where the chart writes it as a text. */
  private static Optional<Yaml> content(Document holder, String key) {
    Optional<Yaml> drawn =
        holder.at("data", key).filter(node -> !(node instanceof YamlScalar)).or(Optional::empty);
    if (drawn.isPresent()) {
      return drawn;
    }
    return SecretData.texts(holder).stream()
        .filter(entry -> entry.key().text().equals(key))
        .map(Entry::value)
        .map(YamlScalar.class::cast)
        .filter(text -> !text.isUnknown())
        .flatMap(text -> YamlReader.readEmbedded(text).documents().stream())
        .findFirst();
  }
}
