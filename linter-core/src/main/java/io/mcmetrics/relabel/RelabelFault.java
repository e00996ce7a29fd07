package io.mcmetrics.relabel;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Optional;

/**
 * Something because of which a rule does not take effect as it is written.
 *
 * @param message what is wrong; where Prometheus objects, its own message without the line
 * @param unknownKey the key objected to, if it is one that a rule does not have
 * @param suggestedKey the key that seems to be meant, for one that is not known
 * @param isCertain whether all versions of the generation object
 * @param origin where it stands: the part, the key, or the rule that lacks it
 */
public record RelabelFault(
    Kind kind,
    String message,
    Optional<String> unknownKey,
    Optional<String> suggestedKey,
    boolean isCertain,
    Origin origin)
    implements Located {

  /** The component that objects, and the consequence. */
  public enum Kind {
    /** Prometheus does not load the file: a new one does not start, a running one keeps the old. */
    REFUSED_BY_PROMETHEUS,
    /** The API server rejects the object. */
    REJECTED_BY_API_SERVER,
    /** None: the API server prunes the key, and the rest of the rule stays. */
    PRUNED
  }

  static RelabelFault refused(String message, Located where) {
    return of(Kind.REFUSED_BY_PROMETHEUS, message, where);
  }

  static RelabelFault rejected(String message, Located where) {
    return of(Kind.REJECTED_BY_API_SERVER, message, where);
  }

  private static RelabelFault of(Kind kind, String message, Located where) {
    return new RelabelFault(
        kind, message, Optional.empty(), Optional.empty(), true, where.origin());
  }

  /** Tells whether nothing that the rule belongs to can take effect. */
  public boolean isFatal() {
    return isCertain && kind != Kind.PRUNED;
  }
}
