package io.mcmetrics.relabel;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Optional;

/**
 * Something over which a rule is not taken as it is written.
 *
 * @param message what is objected to; where Prometheus objects, in its words, without the line
 * @param unknownKey the key objected to, if it is one that a rule does not have
 * @param meant the key that seems to be meant, for one that is not known
 * @param isCertain whether all versions of the generation object
 * @param origin where it stands: the part, the key, or the rule that lacks it
 */
public record RelabelFault(
    Kind kind,
    String message,
    Optional<String> unknownKey,
    Optional<String> meant,
    boolean isCertain,
    Origin origin)
    implements Located {

  /** Who objects, and what comes of it. */
  public enum Kind {
    /** Prometheus does not load the file: a new one does not start, a running one keeps the old. */
    REFUSED_BY_PROMETHEUS,
    /** The API server does not take the object. */
    REJECTED_BY_API_SERVER,
    /** Nobody: the API server leaves the key out, and the rest of the rule stays. */
    PRUNED
  }

  static RelabelFault refused(String message, Located where) {
    return new RelabelFault(
        Kind.REFUSED_BY_PROMETHEUS,
        message,
        Optional.empty(),
        Optional.empty(),
        true,
        where.origin());
  }

  static RelabelFault rejected(String message, Located where) {
    return new RelabelFault(
        Kind.REJECTED_BY_API_SERVER,
        message,
        Optional.empty(),
        Optional.empty(),
        true,
        where.origin());
  }

  /** Tells whether nothing that the rule belongs to can take effect. */
  public boolean isFatal() {
    return isCertain && kind != Kind.PRUNED;
  }
}
