package io.mcmetrics.storage;

import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bucket, or the equivalent of another provider of object storage. Credentials are not read.
 *
 * @param type the type of the provider
 * @param name the name of the bucket, the container or the directory
 * @param endpoint a host and port, an account or a region; absent if the provider needs none
 * @param prefix the prefix of all objects in it
 * @param caFile the path of the certificate authorities for its endpoint
 * @param faults what keeps it from being used though its configuration is read
 */
public record Bucket(
    Value<String> type,
    Value<String> name,
    Value<String> endpoint,
    Value<String> prefix,
    Value<String> caFile,
    List<BucketFault> faults,
    Origin origin)
    implements Located {
  /** Keeps its own list. */
  public Bucket {
    faults = List.copyOf(faults);
  }

  /** Whether two buckets are the same. */
  public enum Equality {
    /** They are the same. */
    SAME,
    /** They are different. */
    OTHER,
    /** They may be the same: by another endpoint, or with a name that is not known. */
    UNKNOWN
  }

  /** Tells whether its provider and its name are known. */
  public boolean isKnown() {
    return type instanceof Known<String> && name instanceof Known<String>;
  }

  /**
   * Compares it with another one. A bucket may have several endpoints, so that one with another
   * endpoint may be the same. With some providers, names are unique only within an account; and a
   * directory of the same name is another one in each pod, unless both mount one volume.
   */
  public Equality compare(Bucket other) {
    if (!(name instanceof Known<String> own) || !(other.name instanceof Known<String> theirs)) {
      return Equality.UNKNOWN;
    }
    if (!own.value().equals(theirs.value())) {
      return Equality.OTHER;
    }
    if (isNamedOnlyWithin()
        || !ValueEquality.areEqualOrAbsent(endpoint, other.endpoint)
        || !provider().equals(other.provider())) {
      return Equality.UNKNOWN;
    }
    if (ValueEquality.areEqualOrAbsent(prefix, other.prefix)) {
      return Equality.SAME;
    }
    return isOpen(prefix) || isOpen(other.prefix) ? Equality.UNKNOWN : Equality.OTHER;
  }

  private boolean isNamedOnlyWithin() {
    return provider().filter(Provider::isUnique).isEmpty();
  }

  private Optional<Provider> provider() {
    return type instanceof Known<String> known ? Provider.of(known.value()) : Optional.empty();
  }

  private static boolean isOpen(Value<String> value) {
    return value instanceof Value.Unknown<String>;
  }

  /** Returns it in words, without the parts that are not known. */
  public String words() {
    StringBuilder words = new StringBuilder();
    if (type instanceof Known<String> known) {
      words.append(known.value().toLowerCase(Locale.ROOT)).append(' ');
    }
    words.append(provider().map(Provider::noun).orElse("bucket"));
    add(" ", name, words);
    add(" at ", endpoint, words);
    add(", prefix ", prefix, words);
    return words.toString();
  }

  private static void add(String before, Value<String> value, StringBuilder words) {
    if (value instanceof Known<String> known) {
      words.append(before).append(known.value());
    }
  }
}
