package io.mcmetrics.admission;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Optional;

/**
 * Something that an API server objects to in an object, or drops from it.
 *
 * @param kind what it does
 * @param path the field, as the API server names it
 * @param message what the API server says; empty for what it drops
 * @param meant the field that was probably meant in place of a dropped one
 * @param origin where it stands
 */
public record AdmissionFault(
    Kind kind, String path, String message, Optional<String> meant, Origin origin)
    implements Located {
  /** What an API server does, from what no release changes to what some may. */
  public enum Kind {
    /** It refuses the type of a value: no release takes that back. */
    SHAPE,
    /** It refuses that a field is missing: no release takes that back, but others may add it. */
    MISSING,
    /** It refuses a value that a later release may allow, such as a word of an enumeration. */
    VALUE,
    /** It knows no such version of the kind, which a later release may have. */
    VERSION,
    /** It refuses what breaks a rule about several fields. */
    RULE,
    /** It drops a field that it does not know, unless the client asks it to refuse. */
    PRUNED
  }

  /** Tells whether the object is refused for it. */
  public boolean isRefusal() {
    return kind != Kind.PRUNED;
  }

  /** Tells whether another release finds the same at the same place. */
  boolean isSameAs(AdmissionFault other) {
    return isRefusal() == other.isRefusal() && origin.span().equals(other.origin.span());
  }
}
