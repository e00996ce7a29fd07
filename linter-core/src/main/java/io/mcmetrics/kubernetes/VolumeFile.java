package io.mcmetrics.kubernetes;

import io.mcmetrics.kubernetes.Container.Mount;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The volume mount and the key of a Secret or ConfigMap from which a container gets a file
 * (Kubernetes, "Volumes" and "Projected Volumes"). The Secret or ConfigMap need not be in the tree;
 * {@code MountedFileContents} looks it up, and reads the content.
 *
 * @param mount the volume mount below which the path is
 * @param key the key with the content; empty if the volume is of another type, or if it is not
 *     known which of its projected sources has the file
 */
public record VolumeFile(Mount mount, Optional<KeyReference> key) {
  /** A type of volume source, the field of it, and the field with the name of the object. */
  private record Source(String kind, String field, String nameKey) {}

  private static final List<Source> IN_VOLUMES =
      List.of(
          new Source("Secret", "secret", "secretName"),
          new Source("ConfigMap", "configMap", "name"));

  private static final List<Source> IN_PROJECTIONS =
      List.of(new Source("Secret", "secret", "name"), new Source("ConfigMap", "configMap", "name"));

  /** Returns the file at a path; empty if no volume mount of the container has one there. */
  public static Optional<VolumeFile> at(String path, Workload workload, Container container) {
    // Of two mounts, one below the other, the inner one has the file.
    return container.mounts().stream()
        .filter(mount -> mount.path() instanceof Known<String> at && covers(at.value(), path))
        .max(Comparator.comparingInt(mount -> mount.path().known().orElse("").length()))
        .flatMap(mount -> in(mount, path, workload));
  }

  private static boolean covers(String directory, String path) {
    return path.equals(directory) || path.startsWith(withSlash(directory));
  }

  private static String withSlash(String directory) {
    return directory.endsWith("/") ? directory : directory + "/";
  }

  private static Optional<VolumeFile> in(Mount mount, String path, Workload workload) {
    String directory = mount.path().known().orElse("");
    String below = path.equals(directory) ? "" : path.substring(withSlash(directory).length());
    if (mount.subPath() instanceof Value.Unknown<String>) {
      return Optional.of(new VolumeFile(mount, Optional.empty()));
    }
    String start = mount.subPath().known().orElse("");
    String file = start.isEmpty() || below.isEmpty() ? start + below : withSlash(start) + below;
    List<YamlMapping> volumes = workload.volumes(mount);
    return volumes.isEmpty()
        ? Optional.of(new VolumeFile(mount, Optional.empty()))
        : in(mount, file, volumes.get(0));
  }

  private static Optional<VolumeFile> in(Mount mount, String file, YamlMapping volume) {
    for (Source source : IN_VOLUMES) {
      if (volume.has(source.field())) {
        return key(source, volume, file).map(key -> new VolumeFile(mount, Optional.of(key)));
      }
    }
    return Optional.of(new VolumeFile(mount, projected(volume, file)));
  }

  private static Optional<KeyReference> projected(YamlMapping volume, String file) {
    List<KeyReference> found =
        volume.itemsAt("projected", "sources").stream()
            .flatMap(item -> keys(item, file).stream())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static List<KeyReference> keys(Yaml item, String file) {
    return IN_PROJECTIONS.stream().flatMap(source -> key(source, item, file).stream()).toList();
  }

  private static Optional<KeyReference> key(Source source, Yaml item, String file) {
    return item.mappingAt(source.field()).flatMap(holder -> keyIn(source, holder, file));
  }

  private static Optional<KeyReference> keyIn(Source source, YamlMapping holder, String file) {
    List<Yaml> items = holder.itemsAt("items");
    Value<String> name = holder.text(source.nameKey());
    if (items.isEmpty()) {
      return file.isEmpty() || file.contains("/")
          ? Optional.empty()
          : Optional.of(
              new KeyReference(
                  source.kind(), name, new Known<>(file, holder.origin()), holder.origin()));
    }
    for (Yaml item : items) {
      if (item instanceof YamlMapping one && one.text("path").isKnown(file)) {
        return Optional.of(new KeyReference(source.kind(), name, one.text("key"), holder.origin()));
      }
    }
    return Optional.empty();
  }
}
