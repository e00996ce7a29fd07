package io.mcmetrics.storage;

import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Locale;
import java.util.Optional;

/**
 * A bucket, or what a provider of object storage has instead of one. What opens it is not read.
 *
 * @param type the provider
 * @param name of the bucket, the container or the directory
 * @param endpoint where it is: a host and port, an account or a region; absent if the provider has
 *     one place for all
 * @param prefix under which everything stands in it
 * @param caFile the path of the authorities that it is trusted by
 */
public record Bucket(
    Value<String> type,
    Value<String> name,
    Value<String> endpoint,
    Value<String> prefix,
    Value<String> caFile,
    Origin origin)
    implements Located {

  /** How one bucket compares with another. */
  public enum Likeness {
    SAME,
    OTHER,
    /** It may be the same by another name, or under a name that is not known. */
    UNKNOWN
  }

  /** Tells whether it is known which one it is. */
  public boolean isKnown() {
    return type instanceof Known<String> && name instanceof Known<String>;
  }

  /**
   * Compares it with another. One and the same has many endpoints, so that one by another endpoint
   * may be the same. Of some providers each account has names of its own, and a directory of the
   * same name is another one in each pod, unless both share a volume.
   */
  public Likeness compare(Bucket other) {
    if (!(name instanceof Known<String> own) || !(other.name instanceof Known<String> theirs)) {
      return Likeness.UNKNOWN;
    }
    if (!own.value().equals(theirs.value())) {
      return Likeness.OTHER;
    }
    if (isNamedOnlyWithin()
        || !ValueEquality.areEqualOrAbsent(endpoint, other.endpoint)
        || !provider().equals(other.provider())) {
      return Likeness.UNKNOWN;
    }
    if (ValueEquality.areEqualOrAbsent(prefix, other.prefix)) {
      return Likeness.SAME;
    }
    return isOpen(prefix) || isOpen(other.prefix) ? Likeness.UNKNOWN : Likeness.OTHER;
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

  /** Returns it in words; something that is not known is left out. */
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
