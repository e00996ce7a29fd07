package io.mcmetrics.operator.configuration;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;

/**
 * Something because of which prometheus-operator does not generate what a resource asks for.
 *
 * @param outcome what comes of it
 * @param message the reason, in the words of the operator where it has any
 * @param confidence how sure it is, beside how far the resource is seen
 * @param related other places that one has to look at
 */
public record OperatorFault(
    Outcome outcome, String message, Confidence confidence, List<Located> related, Origin origin)
    implements Located {
  /** What comes of a resource. */
  public enum Outcome {
    /** No configuration at all: the old one stays, and a new Prometheus does not start. */
    STOPPED,
    /** An empty configuration. */
    EMPTY,
    /** The operator passes over the resource until that is changed. */
    PAUSED,
    /** This resource alone is left out of the configuration. */
    LEFT_OUT
  }

  /** Keeps its own list. */
  public OperatorFault {
    related = List.copyOf(related);
  }

  static OperatorFault certain(Outcome outcome, String message, Located at) {
    return new OperatorFault(outcome, message, Confidence.CERTAIN, List.of(), at.origin());
  }

  OperatorFault atMost(Confidence limit) {
    Confidence lower = confidence.compareTo(limit) < 0 ? confidence : limit;
    return new OperatorFault(outcome, message, lower, related, origin);
  }

  OperatorFault see(Located other) {
    return new OperatorFault(outcome, message, confidence, List.of(other), origin);
  }

  OperatorFault under(String part) {
    return new OperatorFault(outcome, part + ": " + message, confidence, related, origin);
  }
}
