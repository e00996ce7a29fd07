package io.mcmetrics.need;

/**
 * A dashboard or a rule that queries metrics.
 *
 * @param name the title of the dashboard, or the name of the rule; what is unknown is empty
 * @param part the title of the panel, or the name of the variable; empty for a rule
 */
public record MetricConsumer(Kind kind, String name, String part) {
  /** The kind of consumer. */
  public enum Kind {
    PANEL,
    VARIABLE,
    ANNOTATION,
    ALERT,
    RECORDING
  }
}
