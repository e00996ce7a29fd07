package io.mcmetrics.storage;

import java.util.List;
import java.util.Optional;

/**
 * A kind of object storage, and the keys of its configuration by which buckets are told apart
 * (thanos-io/objstore, client/factory.go and providers).
 *
 * @param noun what it calls a bucket
 * @param nameKey the key at which the bucket is named
 * @param endpointKeys the keys that say where the bucket is; the first one that is given counts
 * @param isUnique whether names are unique across accounts at one endpoint: Swift has names for
 *     each project, COS for each {@code app_id}, OCI for each tenancy
 */
record Provider(
    String type, String noun, String nameKey, List<String> endpointKeys, boolean isUnique) {
  static final Provider S3 = new Provider("S3", "bucket", "bucket", List.of("endpoint"), true);
  private static final Provider FILESYSTEM =
      new Provider("FILESYSTEM", "directory", "directory", List.of(), false);

  private static final List<Provider> ALL =
      List.of(
          S3,
          new Provider("GCS", "bucket", "bucket", List.of(), true),
          new Provider("AZURE", "container", "container", List.of("storage_account"), true),
          new Provider("SWIFT", "container", "container_name", List.of("auth_url"), false),
          new Provider("COS", "bucket", "bucket", List.of("endpoint", "region"), false),
          new Provider("ALIYUNOSS", "bucket", "bucket", List.of("endpoint"), true),
          new Provider("BOS", "bucket", "bucket", List.of("endpoint"), true),
          new Provider("OCI", "bucket", "bucket", List.of("region"), false),
          new Provider("OBS", "bucket", "bucket", List.of("endpoint"), true),
          FILESYSTEM);

  /** Returns the provider of a {@code type}, however that is written. */
  static Optional<Provider> of(String type) {
    return ALL.stream().filter(provider -> provider.type().equalsIgnoreCase(type)).findFirst();
  }
}
