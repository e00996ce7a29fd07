package io.mcmetrics.storage;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.thanos.Component;
import java.util.Optional;

/**
 * What a component of Thanos does with object storage.
 *
 * @param caFile the authorities that its configuration names, if it names any
 */
public record StorageUse(
    Component component, StorageRole role, StorageConfig config, Optional<CaFile> caFile)
    implements Located {

  /** Returns the bucket, if the tree names one. */
  public Optional<Bucket> bucket() {
    return config instanceof StorageConfig.Told told
        ? Optional.of(told.bucket())
        : Optional.empty();
  }

  @Override
  public Origin origin() {
    return config.origin();
  }
}
