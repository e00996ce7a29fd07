package io.mcmetrics.kubernetes;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * A container of a pod.
 *
 * @param commandLine its {@code command} and {@code args}
 * @param environment its variables; those with {@code valueFrom} are unknown
 * @param references the keys of Secrets and ConfigMaps from which variables get their values
 * @param mounts its {@code volumeMounts}
 */
public record Container(
    Value<String> name,
    Value<String> image,
    CommandLine commandLine,
    List<ContainerPort> ports,
    List<NamedValue> environment,
    List<Reference> references,
    List<Mount> mounts,
    Origin origin)
    implements Located {
  /** An entry of {@code ports}: it gives a port a name, and does not open or close it. */
  public record ContainerPort(Value<String> name, Value<Integer> number, Origin origin)
      implements Located {}

  /** A variable, and the key from which it gets its value. */
  public record Reference(String variable, KeyReference key) implements Located {
    @Override
    public Origin origin() {
      return key.origin();
    }
  }

  /**
   * A volume that is mounted at a path of a container.
   *
   * @param subPath the path in the volume that is mounted; absent for its root
   */
  public record Mount(
      Value<String> volume, Value<String> path, Value<String> subPath, Origin origin)
      implements Located {
    /** Reads an entry of {@code volumeMounts}. */
    public static Mount of(YamlMapping mount) {
      return new Mount(
          mount.text("name"), mount.text("mountPath"), mount.text("subPath"), mount.origin());
    }
  }

  /** Keeps its own lists. */
  public Container {
    ports = List.copyOf(ports);
    environment = List.copyOf(environment);
    references = List.copyOf(references);
    mounts = List.copyOf(mounts);
  }

  /** Makes a container whose variables refer to no Secret or ConfigMap. */
  public Container(
      Value<String> name,
      Value<String> image,
      CommandLine commandLine,
      List<ContainerPort> ports,
      List<NamedValue> environment,
      List<Mount> mounts,
      Origin origin) {
    this(name, image, commandLine, ports, environment, List.of(), mounts, origin);
  }

  /** Returns the key from which a variable gets its value, if there is one. */
  public Optional<KeyReference> reference(String variable) {
    return references.stream()
        .filter(reference -> reference.variable().equals(variable))
        .map(Reference::key)
        .reduce((first, last) -> last);
  }

  /** Returns the port that has a name. */
  public Optional<ContainerPort> port(String portName) {
    return ports.stream().filter(port -> port.name().isKnown(portName)).findFirst();
  }

  /** Returns the tag of the image; unknown for a digest alone, absent if there is none. */
  public Value<String> tag() {
    if (!(image instanceof Value.Known<String> known)) {
      return image;
    }
    String withoutDigest = known.value().replaceFirst("@.*", "");
    String last = withoutDigest.substring(withoutDigest.lastIndexOf('/') + 1);
    int colon = last.indexOf(':');
    if (colon >= 0) {
      return new Value.Known<>(last.substring(colon + 1), image.origin());
    }
    return new Value.Unknown<>("", image.origin());
  }
}
