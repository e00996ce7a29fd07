package io.mcmetrics.storage;

import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * The file with the certificate authorities for the object storage of a component.
 *
 * @param path the path of the file in the container
 * @param key the key of the Secret or ConfigMap that is mounted there, if it is one
 */
public record CaFile(String path, Mounting mounting, Optional<KeyReference> key, Origin origin)
    implements Located {
  /** Directories whose files may be part of an image. */
  private static final List<String> OF_IMAGES = List.of("/etc/ssl/", "/etc/pki/", "/usr/");

  /** Whether a file is in a volume of a container. */
  public enum Mounting {
    /** It is. */
    MOUNTED,
    /** It is not. */
    NOT_MOUNTED,
    /** Its volumes are not all known, or the file may be part of its image. */
    UNKNOWN
  }

  /** Tells whether an image may bring a file at a path along, and those of Thanos do not. */
  public static boolean isInSystemDirectory(String path) {
    return OF_IMAGES.stream().anyMatch(path::startsWith);
  }

  /** Returns in words where the container has it from. */
  public String words() {
    return switch (mounting) {
      case MOUNTED ->
          key.map(found -> "its CA file `%s` is mounted from %s".formatted(path, found.words()))
              .orElse("its CA file `%s` is in a volume of the container".formatted(path));
      case NOT_MOUNTED -> "its CA file `%s` is in no volume of the container".formatted(path);
      case UNKNOWN -> "whether the container has its CA file `%s` is not known".formatted(path);
    };
  }
}
