package io.mcmetrics.admission.cel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of an expression; unknown where files do not tell it, or it is not evaluated here. */
public sealed interface CelValue {
  /** A string. */
  record Text(String value) implements CelValue {}

  /** An int. */
  record Whole(long value) implements CelValue {}

  /** A double. */
  record Real(double value) implements CelValue {}

  /** A bool. */
  record Truth(boolean value) implements CelValue {}

  /** A null. */
  record Nothing() implements CelValue {}

  /** A duration. */
  record Length(Duration value) implements CelValue {}

  /** A list. */
  record Items(List<CelValue> values) implements CelValue {
    /** Keeps its own list. */
    public Items {
      values = List.copyOf(values);
    }
  }

  /**
   * A map or an object.
   *
   * @param isWhole whether there are no other fields
   */
  record Fields(Map<String, CelValue> values, boolean isWhole) implements CelValue {
    /** Keeps its own map. */
    public Fields {
      values = new LinkedHashMap<>(values);
    }
  }

  /** An error, such as that of a field that is not there: the server refuses for it as well. */
  record Failure() implements CelValue {}

  /** A value that is not known; it may also be an error. */
  record Unknown() implements CelValue {}

  /** Returns an unknown value. */
  static CelValue unknown() {
    return new Unknown();
  }

  /** Returns a known truth. */
  static CelValue of(boolean truth) {
    return new Truth(truth);
  }

  /** Tells whether this is known to be true. */
  default boolean isTrue() {
    return this instanceof Truth truth && truth.value();
  }

  /** Tells whether this is known to be false. */
  default boolean isFalse() {
    return this instanceof Truth truth && !truth.value();
  }
}
