package io.mcmetrics.sender;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * Something in the configuration of a sender that is no Prometheus because of which it does not do
 * what is written. A sender has ways of its own: what one refuses, another ignores.
 *
 * @param kind what comes of it
 * @param message what is wrong
 * @param isCertain whether all releases behave so
 * @param origin where it stands
 */
public record SenderFault(Kind kind, String message, boolean isCertain, Origin origin)
    implements Located {
  /** What comes of a fault. */
  public enum Kind {
    /** The program does not start. */
    REFUSED,
    /** It starts, and does not do what is written. */
    IGNORED,
    /** It sends to another place than the one that is written. */
    MISDIRECTED,
    /** What is written is never used: nothing is sent by it. */
    IDLE,
    /** The labels of a series are sent in an order in which the receiver does not take them. */
    UNORDERED
  }

  static SenderFault of(Kind kind, String message, Located where) {
    return new SenderFault(kind, message, true, where.origin());
  }

  SenderFault uncertain() {
    return new SenderFault(kind, message, false, origin);
  }
}
