package io.mcmetrics.kubernetes;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;

/** Compares two values by what is written, whatever their places are. */
public final class ValueEquality {
  private ValueEquality() {}

  /** Tells whether both values are known, and equal. */
  public static <T> boolean areKnownAndEqual(Value<T> one, Value<T> other) {
    return one instanceof Known<T> known && other.isKnown(known.value());
  }

  /** Tells whether both values are known, and differ. */
  public static <T> boolean areKnownToDiffer(Value<T> one, Value<T> other) {
    return one instanceof Known<T> known
        && other instanceof Known<T>
        && !other.isKnown(known.value());
  }

  /** Tells whether both values are known and equal, or both absent. */
  public static <T> boolean areEqualOrAbsent(Value<T> one, Value<T> other) {
    return areKnownAndEqual(one, other) || (one instanceof Absent<T> && other instanceof Absent<T>);
  }

  /**
   * Tells whether both values are written alike, be it with the same placeholder, or both absent.
   */
  public static <T> boolean areWrittenAlike(Value<T> one, Value<T> other) {
    return areEqualOrAbsent(one, other)
        || (one instanceof Unknown<T> first
            && other instanceof Unknown<T> second
            && first.text().equals(second.text()));
  }

  /**
   * Tells whether two values are equal, where an absent one counts as the empty text. The same
   * placeholder in both is likely to stand for the same value.
   */
  public static Answer compare(Value<String> one, Value<String> other) {
    if (one instanceof Unknown<String> first) {
      boolean isEqual =
          other instanceof Unknown<String> second && first.text().equals(second.text());
      return isEqual && !first.text().isEmpty() ? Answer.LIKELY : Answer.UNKNOWN;
    }
    if (other instanceof Unknown<String>) {
      return Answer.UNKNOWN;
    }
    return Answer.of(one.known().orElse("").equals(other.known().orElse("")));
  }
}
