package io.mcmetrics.storage;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/** Reads the bucket of a configuration of object storage, without credentials. */
final class BucketReader {
  private BucketReader() {}

  /** Returns the bucket; empty if this is no configuration of object storage. */
  static Optional<Bucket> read(Yaml configuration) {
    return configuration instanceof YamlMapping mapping && mapping.has("type")
        ? Optional.of(bucket(mapping))
        : Optional.empty();
  }

  private static Bucket bucket(YamlMapping mapping) {
    Value<String> type = shown(mapping.text("type"));
    Provider provider =
        type instanceof Known<String> known
            ? Provider.of(known.value()).orElse(Provider.S3)
            : Provider.S3;
    YamlMapping config =
        mapping.mappingAt("config").orElse(new YamlMapping(List.of(), mapping.origin()));
    Value<String> name = shown(config.text(provider.nameKey()));
    Origin place = name instanceof Value.Absent<String> ? mapping.origin() : name.origin();
    return new Bucket(
        type,
        name,
        endpoint(config, provider),
        prefix(mapping.text("prefix")),
        shown(config.text("http_config", "tls_config", "ca_file")),
        type instanceof Known<String> ? BucketFaults.of(provider, config) : List.of(),
        place);
  }

  private static Value<String> endpoint(YamlMapping config, Provider provider) {
    for (String key : provider.endpointKeys()) {
      Value<String> given = shown(config.text(key));
      if (!(given instanceof Value.Absent<String>)) {
        return given;
      }
    }
    return new Value.Absent<>(config.origin());
  }

  /** Slashes at both ends do not count (thanos-io/objstore, prefixed_bucket.go). */
  private static Value<String> prefix(Value<String> given) {
    if (!(given instanceof Known<String> known)) {
      return shown(given);
    }
    String prefix = known.value().replaceAll("^/+|/+$", "");
    return prefix.isEmpty()
        ? new Value.Absent<>(given.origin())
        : shown(new Known<>(prefix, given.origin()));
  }

  /**
   * Returns a value without possible credentials: without the user information and the query of a
   * URL, and without the text of a placeholder.
   */
  private static Value<String> shown(Value<String> given) {
    if (!(given instanceof Known<String> known)) {
      return given instanceof Value.Unknown<String>
          ? new Value.Unknown<>("", given.origin())
          : given;
    }
    String text = known.value().strip();
    if (text.isEmpty()) {
      return new Value.Absent<>(given.origin());
    }
    int scheme = text.indexOf("://");
    int query = text.indexOf('?');
    String whole = query < 0 ? text : text.substring(0, query);
    int user = whole.lastIndexOf('@');
    String before = scheme < 0 ? "" : whole.substring(0, scheme + 3);
    return new Known<>(user < 0 ? whole : before + whole.substring(user + 1), given.origin());
  }
}
