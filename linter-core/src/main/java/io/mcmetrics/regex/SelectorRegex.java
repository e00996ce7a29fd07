package io.mcmetrics.regex;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * The regular expression of a selector, which works like one of relabelling in Prometheus 3:
 * anchored, and a dot is any character ({@code model/labels/regexp.go}).
 */
public final class SelectorRegex {
  private SelectorRegex() {}

  /** Returns a predicate for the texts that an expression matches; empty if it is invalid. */
  public static Optional<Predicate<String>> compile(String regex) {
    return AnchoredRegex.compile(regex, PrometheusDialect.PROMETHEUS_3, false)
        .map(compiled -> compiled::matches);
  }
}
