package io.mcmetrics.storage;

import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Optional;

/** What a component is told of object storage. */
public sealed interface StorageConfig extends Located {

  /**
   * A bucket that the tree names, be it in part.
   *
   * @param key what holds the configuration; empty if a flag does
   */
  record Told(Bucket bucket, Optional<KeyReference> key, Origin origin) implements StorageConfig {}

  /**
   * A configuration that the tree does not show.
   *
   * @param reason what is missing, as a clause
   */
  record Hidden(String reason, Optional<KeyReference> key, Origin origin)
      implements StorageConfig {}

  /**
   * No object storage, which is all right for the component.
   *
   * @param reason what becomes of its blocks, as a clause
   */
  record Unused(String reason, Origin origin) implements StorageConfig {}

  /** Returns what holds the configuration, if that is known. */
  default Optional<KeyReference> source() {
    if (this instanceof Told told) {
      return told.key();
    }
    return this instanceof Hidden hidden ? hidden.key() : Optional.empty();
  }
}
