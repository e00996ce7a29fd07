package io.mcmetrics.storage;

import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Optional;

/**
 * The authorities by which a component trusts its object storage.
 *
 * @param path where it looks for them
 * @param key the key of a Secret or ConfigMap that is mounted there, if one is
 */
public record CaFile(String path, Mounting mounting, Optional<KeyReference> key, Origin origin)
    implements Located {

  /** Whether a container finds a file in its volumes. */
  public enum Mounting {
    MOUNTED,
    NOT_MOUNTED,
    /** Its volumes are not all known, or its image may bring the file along. */
    UNKNOWN
  }

  /** Returns how the container gets it, in words. */
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
