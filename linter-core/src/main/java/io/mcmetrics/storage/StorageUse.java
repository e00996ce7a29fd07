package io.mcmetrics.storage;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.thanos.Component;
import java.util.Optional;

/**
 * The use of object storage by a component of Thanos.
 *
 * @param caFile the file with certificate authorities that its configuration names, if any
 */
public record StorageUse(
    Component component, StorageRole role, StorageConfig config, Optional<CaFile> caFile)
    implements Located {

  /** Returns the bucket; empty if it is not in the tree. */
  public Optional<Bucket> bucket() {
    return config instanceof StorageConfig.Configured told
        ? Optional.of(told.bucket())
        : Optional.empty();
  }

  @Override
  public Origin origin() {
    return config.origin();
  }
}
