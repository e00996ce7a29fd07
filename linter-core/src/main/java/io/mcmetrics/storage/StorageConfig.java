package io.mcmetrics.storage;

import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Optional;

/** The configuration of object storage of a component. */
public sealed interface StorageConfig extends Located {

  /**
   * A configuration that is in the tree, at least in part.
   *
   * @param key the key with the configuration; empty if it is the value of a flag
   */
  record Configured(Bucket bucket, Optional<KeyReference> key, Origin origin)
      implements StorageConfig {}

  /**
   * A configuration that is not in the tree.
   *
   * @param reason what is missing, as a clause of a sentence
   */
  record Hidden(String reason, Optional<KeyReference> key, Origin origin)
      implements StorageConfig {}

  /**
   * No object storage, which the component does not need.
   *
   * @param reason what it does with its blocks, as a clause of a sentence
   */
  record Unused(String reason, Origin origin) implements StorageConfig {}

  /** Returns the key with the configuration, if it is known. */
  default Optional<KeyReference> source() {
    if (this instanceof Configured told) {
      return told.key();
    }
    return this instanceof Hidden hidden ? hidden.key() : Optional.empty();
  }
}
