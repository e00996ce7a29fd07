package io.mcmetrics.need;

/**
 * Who asks for metrics.
 *
 * @param name the title of the dashboard, or the name of the rule; what is unknown is empty
 * @param part the title of the panel, or the name of the variable; empty for a rule
 */
public record MetricConsumer(Kind kind, String name, String part) {
  /** What asks. */
  public enum Kind {
    PANEL,
    VARIABLE,
    ANNOTATION,
    ALERT,
    RECORDING
  }
}
