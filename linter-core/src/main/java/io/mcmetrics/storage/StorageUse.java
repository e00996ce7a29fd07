package io.mcmetrics.storage;

import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.storage.Bucket.Equality;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
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

  /**
   * Compares its bucket with that of another component. Two that are configured by the same Secret
   * key use the same bucket, even if it is not known.
   */
  public Equality compare(StorageUse other) {
    Optional<KeyReference> key = config.source();
    Optional<KeyReference> otherKey = other.config.source();
    boolean isOneKey =
        key.isPresent()
            && otherKey.isPresent()
            && isSame(key.get(), otherKey.get())
            && areTogether(component.workload(), other.component.workload());
    if (isOneKey) {
      return Equality.SAME;
    }
    return bucket().isPresent() && other.bucket().isPresent()
        ? bucket().get().compare(other.bucket().get())
        : Equality.UNKNOWN;
  }

  private static boolean isSame(KeyReference one, KeyReference other) {
    return one.kind().equals(other.kind())
        && isSame(one.name(), other.name())
        && isSame(one.key(), other.key());
  }

  private static boolean areTogether(Workload one, Workload other) {
    boolean isInOneNamespace =
        isSame(one.namespace(), other.namespace())
            || (one.namespace() instanceof Value.Absent<String>
                && other.namespace() instanceof Value.Absent<String>);
    return one.cluster().name().equals(other.cluster().name()) && isInOneNamespace;
  }

  private static boolean isSame(Value<String> one, Value<String> other) {
    return one instanceof Known<String> known && other.isKnown(known.value());
  }

  @Override
  public Origin origin() {
    return config.origin();
  }
}
